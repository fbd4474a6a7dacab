import Diagnostics
import Records

/// Goes through a document of version 0 and writes its parts as version 1 has them.
struct Version0Walk {
  private let source: String
  /// The sentences and assumptions by their identifiers.
  private let sentences: [String: JSON]
  private let fields: Version0Fields
  /// M111 for each part that has no counterpart.
  private(set) var problems: [Diagnostic] = []

  init(_ document: JSON, source: String) {
    self.source = source
    let said = ["description", "assumptions"].flatMap { document[$0]?.array ?? [] }
    sentences = Dictionary(
      said.compactMap { sentence in
        guard let id = sentence["id"]?.string, let text = sentence["text"] else { return nil }
        return (id, text)
      },
      uniquingKeysWith: { first, _ in first }
    )
    fields = Version0Fields(document)
  }

  mutating func upgraded(_ value: JSON, at place: JSONPointer) -> JSON {
    switch value {
    case .null, .bool, .number, .string: return value
    case .array(let items):
      var upgradedItems: [JSON] = []
      for (index, item) in items.enumerated() {
        upgradedItems.append(upgraded(item, at: place.appending(index)))
      }
      return .array(upgradedItems)
    case .object(var object):
      let isList = object["list"] != nil
      for index in object.members.indices {
        let member = object.members[index]
        let inner = place.appending(member.name)
        object.members[index].value =
          switch member.name {
          case "because": reasons(member.value, at: inner)
          case "then": steps(member.value, ofList: isList, at: inner)
          default: upgraded(member.value, at: inner)
          }
      }
      name(&object, at: place)
      return .object(object)
    }
  }

  private mutating func refuse(
    _ message: String,
    at place: JSONPointer,
    hint: String,
    found: String? = nil
  ) {
    problems.append(
      Diagnostic(
        .error,
        .M111,
        message,
        at: Location(source, pointer: place.description),
        hint: hint,
        found: found
      )
    )
  }

  // MARK: Reasons

  private mutating func reasons(_ json: JSON, at place: JSONPointer) -> JSON {
    guard let items = json.array else { return json }
    var reasons: [JSON] = []
    for (index, item) in items.enumerated() {
      guard let id = item.string else {
        reasons.append(item)
        continue
      }
      if let text = sentences[id] {
        reasons.append(["s": item, "quote": text])
      } else {
        refuse(
          "there is no sentence \"\(id)\" to quote",
          at: place.appending(index),
          hint: NearestNames.hint(for: id, in: sentences.keys.sorted())
            ?? "Cite a sentence of the description or an assumption."
        )
      }
    }
    return .array(reasons)
  }

  // MARK: Steps

  /// `isList`: whether the steps stand directly after the head `list`.
  private mutating func steps(
    _ json: JSON,
    ofList isList: Bool,
    at place: JSONPointer
  ) -> JSON {
    guard let items = json.array else { return json }
    var steps: [JSON] = []
    for (index, item) in items.enumerated() {
      guard let step = item.object else {
        steps.append(item)
        continue
      }
      switch Version0Step(step).upgraded(isAfterList: isList && steps.isEmpty) {
      case .steps(let next): steps += next.map { .object($0) }
      case .nothing(let message, let hint):
        refuse(message, at: place.appending(index), hint: hint, found: item.text())
      }
    }
    return .array(steps)
  }

  // MARK: Filters

  /// Gives a filter that rejects the field that a rule writes from what the filter looks at.
  private mutating func name(_ object: inout JSONObject, at place: JSONPointer) {
    guard object["action"]?.string == "reject_record", object["target"] == nil else { return }
    object["target"] = fields.target(of: object["when"]).map { .string($0) }
    if object["target"] == nil {
      refuse(
        "the filter does not say which field a person is shown",
        at: place,
        hint: "Add \"target\": a field of the target."
      )
    }
  }
}
