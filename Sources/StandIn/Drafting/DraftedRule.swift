import Records

/// A rule while a draft is written: one target, and what is known about its value so far.
struct DraftedRule {
  var target: CatalogField
  var source: Source
  /// Steps after the source is read.
  var steps: [JSON] = []
  /// What is written where the source has no value.
  var fallback: Fallback?
  /// Values for some records, before the source is looked at.
  var exceptions: [(test: JSON, value: JSON)] = []
  var holdsOnError = false
  var fillsOnly = false
  /// Sentence or assumption, and the words of it.
  var reasons: [(sentence: String, quote: String)]

  enum Source {
    case field(CatalogField, asText: Bool)
    case constant(JSON)
    /// A constant that stands only where a test holds.
    case constantWhere(JSON, test: JSON)
    case lookup(String)
  }

  enum Fallback {
    case constant(JSON)
    case field(CatalogField, asText: Bool)
  }

  mutating func cite(_ sentence: String, _ quote: String) {
    let isKnown = reasons.contains { $0.sentence == sentence && $0.quote == quote }
    if !isKnown { reasons.append((sentence, quote)) }
  }

  /// The rule in wire form; a key must have a value like a required target.
  func wire(id: String, isKey: Bool) -> JSON {
    var when = JSON.null
    if case .constantWhere(_, let test) = source, exceptions.isEmpty {
      when = Wire.condition(test)
    }
    return [
      "id": .string(id), "target": .string(target.name), "value": value, "when": when,
      "on_error": holdsOnError ? "hold_record" : .null,
      "on_null": isKey || target.requiredOnCreate ? "reject_record" : .null,
      "write": fillsOnly ? "if_empty" : .null,
      "because": .array(reasons.map { Wire.reason($0.sentence, $0.quote) }),
    ]
  }

  private var value: JSON {
    guard exceptions.isEmpty else {
      return Wire.choice(exceptions, otherwise: atom(defaulting: true))
    }
    if case .field(let other, let asText)? = fallback {
      return Wire.coalesce([atom(defaulting: false), Wire.field(other.name, asText: asText)])
    }
    return Wire.value(atom(defaulting: true))
  }

  private func atom(defaulting: Bool) -> JSON {
    switch source {
    case .field(let field, let asText):
      var steps = steps
      if defaulting, case .constant(let value)? = fallback {
        steps.append(Wire.step("default", ["value": value]))
      }
      return Wire.field(field.name, asText: asText, then: steps)
    case .constant(let value), .constantWhere(let value, _): return Wire.constant(value)
    case .lookup(let name): return Wire.lookup(name)
    }
  }
}
