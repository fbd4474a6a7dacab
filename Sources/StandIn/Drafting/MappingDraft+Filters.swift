import Records

extension MappingDraft {
  /// Which records a filter lets pass: those its question is true for, or the others.
  enum KeptRecords: Hashable {
    case matching
    case others
  }

  mutating func filter(
    _ question: Clause.Question,
    keeping kept: KeptRecords,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(question.field, in: .source, sentence) else { return }
    var question = question
    if kept == .matching {
      guard let opposite = question.op.opposite else {
        ask("Which records should be left out?", options: [], sentence, quote)
        return
      }
      question.op = opposite
    }
    guard let test = test(question, of: field) else { return }
    filters.append(
      DraftedFilter(
        field: field,
        op: question.op,
        values: values(question, of: field),
        test: test,
        sentence: sentence,
        quote: quote
      )
    )
  }

  func values(_ question: Clause.Question, of field: CatalogField) -> [JSON] {
    question.literals.map { .string(Self.option($0.text, of: field) ?? $0.text) }
  }

  func test(_ question: Clause.Question, of field: CatalogField) -> JSON? {
    let values = values(question, of: field)
    var op = question.op.rawValue
    if values.count > 1 {
      switch question.op {
      case .equal: op = "in"
      case .notEqual: op = "not_in"
      case .contains, .startsWith, .endsWith: break
      case .isNull, .isNotNull, .isTrue, .isNotTrue: return nil
      }
    }
    return Wire.test(Wire.field(field.name), op, values)
  }
}

extension Clause.Question.Operator {
  /// The operator that is true where this one is false.
  fileprivate var opposite: Clause.Question.Operator? {
    switch self {
    case .isNull: .isNotNull
    case .isNotNull: .isNull
    case .equal: .notEqual
    case .notEqual: .equal
    case .isTrue: .isNotTrue
    case .isNotTrue: .isTrue
    case .contains, .startsWith, .endsWith: nil
    }
  }
}
