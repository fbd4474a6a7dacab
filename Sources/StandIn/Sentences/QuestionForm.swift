/// One way to ask something about a field: `the company name is empty`.
struct QuestionForm {
  let pattern: SentencePattern
  let question: @Sendable (ClauseWords) -> Clause.Question?

  private init(
    _ pattern: String,
    _ question: @escaping @Sendable (ClauseWords) -> Clause.Question?
  ) {
    self.pattern = SentencePattern(pattern)
    self.question = question
  }

  private static let empty =
    "empty|blank|missing|null|unset|unknown|not_set|not_known|not_given|not_there|not_present"
  private static let filled =
    "not_empty|not_blank|not_missing|not_null|set|known|filled|filled_in|given|present|there"

  private static func plain(_ pattern: String, _ op: Clause.Question.Operator) -> QuestionForm {
    QuestionForm(pattern) { words in
      words.phrase("field").map { Clause.Question(field: $0, op: op, literals: []) }
    }
  }

  private static func compared(
    _ pattern: String,
    _ op: Clause.Question.Operator
  ) -> QuestionForm {
    QuestionForm(pattern) { words in
      let literals = words.literals("value")
      guard let field = words.phrase("field"), !literals.isEmpty else { return nil }
      return Clause.Question(field: field, op: op, literals: literals)
    }
  }

  static let all: [QuestionForm] = [
    plain("{field} is|are|was|were|has_been \(filled)", .isNotNull),
    plain("{field} exists", .isNotNull),
    plain("there is|are a|an|any? {field}", .isNotNull),
    plain("{field} isnt|is_not \(filled)", .isNull),
    plain("{field} is|are|was|were \(empty)", .isNull),
    plain("there is|are no {field}", .isNull),
    plain("{field} isnt|arent|is_not|are_not \(empty)", .isNotNull),
    plain("{field} is|are true|yes|checked|ticked|on", .isTrue),
    plain("{field} is|are false|no|unchecked|off", .isNotTrue),
    compared("{field} is_not|isnt|are_not|arent|is_neither|differs_from {value}", .notEqual),
    compared("{field} contains|includes {value}", .contains),
    compared("{field} starts_with|begins_with {value}", .startsWith),
    compared("{field} ends_with {value}", .endsWith),
    compared("{field} is|are|equals|is_equal_to|equal_to|is_one_of|is_either {value}", .equal),
  ]
}
