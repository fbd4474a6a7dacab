import Matching
import Records

/// A mapping while it is written, sentence by sentence.
struct MappingDraft {
  let source: Catalog
  let target: Catalog
  let readOnly: [String]
  let candidates: CandidateLines
  let sources: FieldFinder
  let targets: FieldFinder

  var rules: [DraftedRule] = []
  var lookups: [JSON] = []
  var filters: [DraftedFilter] = []
  var notMapped: [JSON] = []
  var questions: [JSON] = []
  var assumptions: [(id: String, text: String)] = []
  /// Target fields that the description leaves out.
  var leftOut: Set<String> = []
  /// What identifies a record, once a sentence or the candidates said so.
  var keyTarget: String?

  init(source: CatalogLines, target: CatalogLines, candidates: CandidateLines) {
    self.source = source.catalog
    self.target = target.catalog
    readOnly = target.readOnly
    self.candidates = candidates
    sources = FieldFinder(source.catalog)
    targets = FieldFinder(target.catalog)
  }

  func ruleIndex(of target: String) -> Int? { rules.firstIndex { $0.target.name == target } }

  /// A rule for the target, replacing an earlier one.
  mutating func write(_ rule: DraftedRule) {
    if let index = ruleIndex(of: rule.target.name) {
      rules[index] = rule
    } else {
      rules.append(rule)
    }
  }

  mutating func assume(_ text: String) -> String {
    if let known = assumptions.first(where: { $0.text == text }) { return known.id }
    assumptions.append(("A\(assumptions.count + 1)", text))
    return assumptions[assumptions.count - 1].id
  }

  mutating func ask(_ text: String, options: [String], _ sentence: String, _ quote: String) {
    questions.append([
      "because": [Wire.reason(sentence, quote)], "text": .string(text),
      "options": .strings(options),
    ])
  }

  mutating func leave(_ field: String?, reason: String, _ sentence: String, _ quote: String) {
    notMapped.append([
      "field": field.map { .string($0) } ?? .null, "because": [Wire.reason(sentence, quote)],
      "reason": .string(reason),
    ])
  }

  // MARK: Fields by words

  /// The field a phrase names; asks where none or several could be meant.
  mutating func find(
    _ phrase: Phrase,
    in side: Side,
    _ sentence: String
  ) -> CatalogField? {
    let finder = side == .source ? sources : targets
    if let field = finder.field(for: phrase.text) { return field }
    let hits = finder.hits(for: phrase.text)
    let catalog = side == .source ? source : target
    let options = hits.map { "\($0.field.name) (\($0.field.label))" }
    ask(
      hits.isEmpty
        ? "There is no field \"\(phrase.text)\" in \(catalog.system) \(catalog.object). "
          + "Which one is meant?"
        : "Which field of \(catalog.system) \(catalog.object) is \"\(phrase.text)\"?",
      options: options,
      sentence,
      phrase.quote
    )
    return nil
  }

  enum Side: Hashable {
    case source
    case target
  }

  /// How a source field is read for a target: as it is, as text, or with a conversion.
  static func reading(
    _ field: CatalogField,
    for target: CatalogField
  ) -> (source: DraftedRule.Source, steps: [JSON]) {
    switch TypeFit.of(field, into: target) {
    case .direct, .impossible: (.field(field, asText: false), [])
    case .asText: (.field(field, asText: true), [])
    case .converts(let function): (.field(field, asText: false), [step(function)])
    }
  }

  /// A conversion with the parameters the house rules give it.
  private static func step(_ function: String) -> JSON {
    switch function {
    case "parse_date", "parse_datetime": Wire.step(function, ["formats": ["iso"]])
    case "format_date", "format_datetime": Wire.step(function, ["format": "iso"])
    case "to_date": Wire.step(function, ["time_zone": "UTC"])
    default: Wire.step(function)
    }
  }

  /// The value of an option that a person names by value or label; the text itself otherwise.
  static func option(_ text: String, of field: CatalogField) -> String? {
    let wanted = text.lowercased()
    return field.options.first {
      $0.value.lowercased() == wanted || $0.label.lowercased() == wanted
    }?
    .value
  }

  /// A literal as a constant of the field's type; `nil` where bare words name no option.
  static func constant(_ literal: Clause.Literal, for field: CatalogField) -> JSON? {
    if let value = option(literal.text, of: field) { return .string(value) }
    let text = literal.text.lowercased()
    if field.type == .bool, ["true", "yes", "false", "no"].contains(text) {
      return .bool(text == "true" || text == "yes")
    }
    if field.type == .int, Int(text) != nil { return .number(text) }
    return literal.isQuoted ? .string(literal.text) : nil
  }
}
