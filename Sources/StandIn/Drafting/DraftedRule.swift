import Records

/// A rule while a draft is written: one target, and what is known about its value so far.
struct DraftedRule {
  /// How sure it is that the rule was meant.
  enum Origin: Hashable {
    /// A general sentence covers it.
    case general
    /// A sentence names it.
    case named
    /// The mapping had it before.
    case present
  }

  var target: CatalogField
  var origin: Origin
  /// What is written where no arm holds.
  var base: DraftedValue?
  /// Values for some records, before the base is looked at.
  var arms: [(condition: Condition, value: Expression)] = []
  /// What stands in for a missing base.
  var fallbacks: [Expression] = []
  /// What is done to the base.
  var changes: [Change] = []
  /// The sentences that settle something about the base, by what.
  var settledBy: [String: String] = [:]
  var table: ValueTable?
  /// Holds for these records only; `nil`: all.
  var condition: Condition?
  var onError: String?
  /// Where no arm holds, nothing is written.
  var restStays = false
  var fillsOnly = false
  var onlyNewer = false
  /// Sentence or assumption, and the words of it.
  var reasons: [(sentence: String, quote: String)]
  /// The rule as the mapping had it.
  var present: JSON?

  init(
    _ target: CatalogField,
    _ origin: Origin,
    _ base: DraftedValue?,
    _ sentence: String,
    _ quote: String
  ) {
    self.target = target
    self.origin = origin
    self.base = base
    reasons = [(sentence, quote)]
  }

  mutating func cite(_ sentence: String, _ quote: String) {
    let isKnown = reasons.contains { $0.sentence == sentence && $0.quote == quote }
    if !isKnown { reasons.append((sentence, quote)) }
  }

  /// Whether it copies just the field that a value is.
  func copies(_ value: DraftedValue) -> Bool {
    guard case .expression(.field(let reference)) = value else { return false }
    return reference.field?.name == sourceName
  }

  /// Whether its value is more than one field as it comes.
  var isWorkedOn: Bool {
    if case .expression(.field)? = base { !changes.isEmpty } else { true }
  }

  /// Whether it copies one field, and nothing else is said.
  var isPlain: Bool {
    !isWorkedOn && arms.isEmpty && fallbacks.isEmpty && table == nil && condition == nil
  }

  /// Whether there are records that no sentence says a value for.
  var keepsSome: Bool {
    if base == nil { return arms.count > 1 || restStays }
    guard case .expression(var value)? = base else { return false }
    while case .choice(_, _, let rest) = value {
      guard let rest else { return true }
      value = rest
    }
    return false
  }

  /// The source field it copies, whatever is done to it.
  var sourceName: String? {
    switch base {
    case .expression(let expression): expression.onlyField?.name
    case .canonical(let json): Self.field(in: json)
    case nil: nil
    }
  }

  private static func field(in json: JSON) -> String? {
    if let name = json["field"]?.string { return name }
    let members = json["coalesce"]?.array ?? []
    return members.first.flatMap { $0["field"]?.string }
  }
}

/// A value that was described, or that a mapping holds.
enum DraftedValue: Hashable {
  case expression(Expression)
  case canonical(JSON)
}

extension Expression {
  /// The one field it is made of.
  var onlyField: CatalogField? {
    switch self {
    case .field(let reference): reference.field
    case .changed(let inner, _): inner.onlyField
    case .coalesce(let members): members.first?.onlyField
    case .literal, .nothing, .today, .join, .calculation, .choice: nil
    }
  }
}

/// A value with its type, as far as it is written.
struct TypedValue {
  var json: JSON
  var type: FieldType
  /// The field itself, as long as no step was added.
  var field: CatalogField?

  mutating func add(_ function: String, _ arguments: [Change.Argument] = [], as type: FieldType) {
    json = Canonical.adding([Canonical.step(function, arguments)], to: json)
    self.type = type
    field = nil
  }
}
