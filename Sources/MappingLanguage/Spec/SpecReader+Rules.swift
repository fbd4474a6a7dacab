import Diagnostics
import Records

extension SpecReader {
  mutating func rule(_ place: SpecPlace) -> Rule? {
    guard
      let members = members(place, .rule)
    else { return nil }
    let id = name(members["id"])
    let target = name(members["target"])
    let value = value(members["value"])
    let when = members["when"].flatMap { condition($0) }
    let onError = word(members["on_error"], ErrorPolicy.self)
    let onNull = word(members["on_null"], NullPolicy.self)
    let write = word(members["write"], WritePolicy.self)
    let because = because(members["because"])
    guard let id, let target, let value else { return nil }
    return Rule(
      id: id,
      target: target,
      value: value,
      when: when,
      onError: onError,
      onNull: onNull,
      write: write,
      because: because
    )
  }

  /// `value`, or `parts` with optional `each` and `keep`.
  mutating func variable(_ place: SpecPlace) -> Variable? {
    let isRecord = place.json["parts"] != nil
    guard let members = members(place, isRecord ? .recordVariable : .variable)
    else { return nil }
    let name = name(members["name"])
    let because = because(members["because"])
    guard isRecord else {
      guard let value = value(members["value"]), let name else { return nil }
      return Variable(name: name, body: .value(value), because: because)
    }
    let each = members["each"].flatMap { atom($0) }
    let keep = members["keep"].flatMap { condition($0) }
    let parts = list(members["parts"], min: 1) { reader, item in reader.part(item) }
    guard let name else { return nil }
    let body = RecordBody(each: each, keep: keep, parts: parts)
    return Variable(name: name, body: .record(body), because: because)
  }

  private mutating func part(_ place: SpecPlace) -> RecordBody.Part? {
    guard
      let members = members(place, .part)
    else { return nil }
    let to = name(members["to"])
    let value = value(members["value"])
    let onNull = word(members["on_null"], RecordBody.Part.NullPolicy.self) ?? .omit
    guard let to, let value else { return nil }
    return RecordBody.Part(to: to, value: value, onNull: onNull)
  }

  mutating func filter(_ place: SpecPlace) -> Filter? {
    let action = place.json["action"]?.string.flatMap(Filter.Action.init(rawValue:))
    guard let members = members(place, action.map { .filter($0) } ?? .filter)
    else { return nil }
    let id = name(members["id"])
    let when = members["when"].flatMap { condition($0) }
    let word = word(members["action"], Filter.Action.self)
    let target = name(members["target"])
    let ask = members["ask"].flatMap { heldQuestion($0) }
    let because = because(members["because"])
    guard let id, let when, let word else { return nil }
    return Filter(id: id, when: when, action: word, target: target, ask: ask, because: because)
  }

  private mutating func heldQuestion(_ place: SpecPlace) -> Filter.Ask? {
    guard let members = members(place, .ask)
    else { return nil }
    let options = texts(members["options"])
    return name(members["text"]).map { Filter.Ask(text: $0, options: options) }
  }

  mutating func valueMap(_ place: SpecPlace) -> ValueMap? {
    guard
      let members = members(place, .valueMap)
    else { return nil }
    let name = name(members["name"])
    let caseInsensitive = flag(members["case_insensitive"], default: false)
    let entries = list(members["entries"], min: 1, within: SpecLimits.mapEntries) { reader, item in
      reader.entry(item)
    }
    guard let name else { return nil }
    return ValueMap(name: name, caseInsensitive: caseInsensitive, entries: entries)
  }

  private mutating func entry(_ place: SpecPlace) -> ValueMap.Entry? {
    guard let members = members(place, .entry)
    else { return nil }
    let from = scalar(members["from"])
    let to = scalar(members["to"])
    guard let from, let to else { return nil }
    for (name, value) in [("from", from), ("to", to)] {
      guard let text = value.string else { continue }
      guard !isTooLong(text, at: members.pointer.appending(name)) else { return nil }
    }
    if from.isNull {
      report(
        "a value map cannot map null",
        at: members.pointer.appending("from"),
        hint: "Use the step \"default\" for a value that is missing."
      )
    }
    return ValueMap.Entry(from: from, to: to)
  }

  mutating func lookup(_ place: SpecPlace) -> Lookup? {
    guard
      let members = members(place, .lookup)
    else { return nil }
    let name = name(members["name"])
    let system = self.name(members["system"])
    let object = self.name(members["object"])
    let match = list(members["match"], min: 1) { reader, item in reader.match(item) }
    let returns = self.name(members["return"])
    let onNone = word(members["on_none"], Lookup.OnNone.self)
    let onMany = word(members["on_many"], Lookup.OnMany.self)
    guard let name, let system, let object, let returns, let onNone, let onMany
    else { return nil }
    return Lookup(
      name: name,
      system: system,
      object: object,
      match: match,
      returns: returns,
      onNone: onNone,
      onMany: onMany
    )
  }

  private mutating func match(_ place: SpecPlace) -> Lookup.Match? {
    guard
      let members = members(place, .match)
    else { return nil }
    let field = name(members["field"])
    let equals = members["equals"].flatMap { atom($0) }
    let caseInsensitive = flag(members["case_insensitive"], default: false)
    guard let field, let equals else { return nil }
    return Lookup.Match(field: field, equals: equals, caseInsensitive: caseInsensitive)
  }
}
