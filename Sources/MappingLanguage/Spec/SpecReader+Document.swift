import Diagnostics
import Records

extension SpecReader {
  /// The whole document.
  mutating func spec(_ json: JSON) -> MappingSpec? {
    let root = SpecPlace(json: json, pointer: JSONPointer())
    guard hasKnownVersion(json),
      let members = members(root, .spec)
    else { return nil }
    let id = name(members["id"])
    let description = list(members["description"], min: 1) { $0.sentence($1) }
    let source = members["source"].flatMap { sourceEnd($0) }
    let target = members["target"].flatMap { targetEnd($0) }
    let defaults = members["defaults"].flatMap { ruleDefaults($0) }
    let assumptions = list(members["assumptions"]) { $0.sentence($1) }
    let questions = list(members["questions"]) { $0.question($1) }
    let valueMaps = list(members["value_maps"]) { $0.valueMap($1) }
    let lookups = list(members["lookups"], within: SpecLimits.lookups) { $0.lookup($1) }
    let variables = list(members["variables"], within: SpecLimits.variables) { $0.variable($1) }
    let filters = list(members["filters"], within: SpecLimits.filters) { $0.filter($1) }
    let rules = list(members["rules"], within: SpecLimits.rules) { $0.rule($1) }
    let notMapped = list(members["not_mapped"], within: SpecLimits.notMapped) { $0.notMapped($1) }
    let tests = list(members["tests"]) { $0.specTest($1) }
    guard let id, let source, let target, let defaults else { return nil }
    var spec = MappingSpec(
      id: id,
      description: description,
      source: source,
      target: target,
      defaults: defaults
    )
    spec.assumptions = assumptions
    spec.questions = questions
    spec.valueMaps = valueMaps
    spec.lookups = lookups
    spec.variables = variables
    spec.filters = filters
    spec.rules = rules
    spec.notMapped = notMapped
    spec.tests = tests
    return spec
  }

  /// Another version may look different everywhere: nothing else is said about it.
  private mutating func hasKnownVersion(_ json: JSON) -> Bool {
    guard let version = json["mapping"], version.int != MappingSpec.languageVersion
    else { return true }
    let place = JSONPointer(["mapping"])
    if let number = version.int, (0..<MappingSpec.languageVersion).contains(number) {
      report(
        "the spec is written in version \(number) of the mapping language",
        code: .M112,
        at: place,
        hint: "Write the file anew in version \(MappingSpec.languageVersion): upgrade-mapping.",
        found: version.text(),
        expected: String(MappingSpec.languageVersion)
      )
      return false
    }
    report(
      "this engine does not know version \(version.text()) of the mapping language",
      code: .M102,
      at: place,
      hint: "Use an engine that knows it, or draft the mapping again.",
      found: version.text(),
      expected: String(MappingSpec.languageVersion)
    )
    return false
  }

  private mutating func sentence(_ place: SpecPlace) -> Sentence? {
    guard let members = members(place, .sentence)
    else { return nil }
    let id = name(members["id"])
    let text = name(members["text"])
    guard let id, let text else { return nil }
    return Sentence(id: id, text: text)
  }

  private mutating func sourceEnd(_ place: SpecPlace) -> SourceEnd? {
    guard
      let members = members(place, .source)
    else { return nil }
    let system = name(members["system"])
    let object = name(members["object"])
    let hash = name(members["schema_hash"])
    let read = members["read"].map { readRules($0) } ?? ReadRules()
    guard let system, let object else { return nil }
    var end = SourceEnd(system: system, object: object, schemaHash: hash)
    end.read = read
    return end
  }

  private mutating func readRules(_ place: SpecPlace) -> ReadRules {
    var rules = ReadRules()
    guard
      let members = members(place, .read)
    else { return rules }
    rules.trim = flag(members["trim"], default: rules.trim)
    rules.blankAsNull = flag(members["blank_as_null"], default: rules.blankAsNull)
    return rules
  }

  private mutating func targetEnd(_ place: SpecPlace) -> TargetEnd? {
    guard
      let members = members(place, .target)
    else { return nil }
    let system = name(members["system"])
    let object = name(members["object"])
    let operation = word(members["operation"], TargetEnd.Operation.self)
    let key = texts(members["key"])
    let hash = name(members["schema_hash"])
    guard let system, let object, let operation else { return nil }
    return TargetEnd(
      system: system,
      object: object,
      operation: operation,
      key: key,
      schemaHash: hash
    )
  }

  private mutating func ruleDefaults(_ place: SpecPlace) -> RuleDefaults? {
    guard
      let members = members(place, .defaults)
    else { return nil }
    let onError = word(members["on_error"], ErrorPolicy.self)
    let onNull = word(members["on_null"], NullPolicy.self)
    let write = word(members["write"], WritePolicy.self)
    let timeZone = name(members["time_zone"])
    let region = name(members["region"])
    let locale = name(members["locale"])
    guard let onError, let onNull else { return nil }
    var defaults = RuleDefaults(onError: onError, onNull: onNull)
    defaults.write = write
    defaults.timeZone = timeZone
    defaults.region = region
    defaults.locale = locale
    return defaults
  }

  mutating func because(_ place: SpecPlace?) -> [Because] {
    list(place) { reader, item in
      guard !reader.isOfVersion0(reason: item),
        let members = reader.members(item, .reason)
      else { return nil }
      let sentence = reader.name(members["s"])
      let quote = reader.text(members["quote"])
      guard let sentence, let quote else { return nil }
      return Because(sentence, quote: quote)
    }
  }

  /// Reports a reason that is an identifier alone, and whether it is.
  private mutating func isOfVersion0(reason place: SpecPlace) -> Bool {
    guard let sentence = place.json.string else { return false }
    report(
      "the reason quotes nothing, as in version 0 of the mapping language",
      code: .M112,
      at: place.pointer,
      hint: "Write {\"s\": \"\(sentence)\", \"quote\": \"words of it\"}; upgrade-mapping writes a "
        + "file of version 0 anew.",
      found: place.drawing,
      expected: "an object with s, quote"
    )
    return true
  }

  private mutating func question(_ place: SpecPlace) -> Question? {
    guard
      let members = members(place, .question)
    else { return nil }
    let because = because(members["because"])
    let options = texts(members["options"])
    return name(members["text"]).map { Question(because: because, text: $0, options: options) }
  }

  private mutating func notMapped(_ place: SpecPlace) -> NotMapped? {
    guard
      let members = members(place, .notMapped)
    else { return nil }
    let because = because(members["because"])
    let field = name(members["field"])
    return name(members["reason"]).map { NotMapped(field: field, because: because, reason: $0) }
  }
}
