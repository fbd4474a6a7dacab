extension Grammar {
  static let constantForms: [Form<Clause>] = [
    Form(
      """
      ($set) {target} (to|as|=|to_be|equal_to|:|be) (the)? (fixed|constant)? (value|text|\
      option)? {v:quoted}
      """
    ) { constant($0) },
    Form("($set) {target} {v:quoted}") { constant($0) },
    Form(
      """
      ($set) {target} (to|as|=|:)? {v:value} (for|on|in|with) (all|every|everyone|\
      everybody|each|any) {r:records}?
      """
    ) { words in
      words.records("r")?.condition == nil ? constant(words) : nil
    },
    Form(
      """
      ($set) {target} (to|as|=|:)? {v:value} (always|throughout|everywhere|for_everyone|\
      for_everybody|for_all|every_time|by_default)
      """
    ) { constant($0) },
    Form("($copy) {v:quoted} ($into) {target}") { constant($0) },
    Form(
      """
      {target} (is|becomes|gets|equals|should_be|must_be|will_be|shall_be|is_set_to|\
      should_be_set_to|always_gets|is_a_constant|=|->|has_to_be|needs_to_be|should_say|\
      should_read|to_be|is_fixed_to|is_hardcoded_to|should_get) (always|just|simply|\
      the_constant|constantly|fixed)? {v:quoted}
      """
    ) { constant($0) },
    Form(
      """
      {target} (is|are|gets|should_be|must_be|will_be|is_set_to|should_be_set_to|\
      has_to_be|should_say) always {v:value}
      """
    ) { constant($0) },
    Form(
      """
      {target} (is|becomes|gets|should_be|must_be|will_be|is_set_to|:|=) (always)? {v:value} for \
      (everyone|everybody|all|all_of_them|every_record|all_records|everything)
      """
    ) { constant($0) },
    Form("{target} always {v:value}") { constant($0) },
    Form("(all|every|each) {r:records} (get|gets|is|are) (the)? {target} {v:value}") { words in
      words.records("r")?.condition == nil ? constant(words) : nil
    },
    Form("{v:quoted} -> {target}") { constant($0) },
    Form("{v:quoted} ($becomes) {target}") { constant($0) },
    Form("{v:quoted} (for|as) {target}") { constant($0) },
    Form("{target} to {v:quoted}") { constant($0) },
    Form("{target} {v:quoted}") { constant($0) },
    Form("($set) {target} (to|as|=) {v:value} and {b:target} (to|as|=) {w:value}") { words in
      guard let target = words.field("target"), let value = words.literal("v"),
        let second = words.field("b"), let other = words.literal("w")
      else { return nil }
      return .all([.write(target, .literal(value)), .write(second, .literal(other))])
    },
    Form(
      """
      (send|log|track|record|report) {r:records} (to|into)? {s:records}? as (a|an|one|\
      the)? {v:quoted} (event|events)
      """
    ) { words in
      nil
    },
  ]

  /// Bare words: tried last, for they may be anything.
  static let bareConstantForms: [Form<Clause>] = [
    Form(
      """
      ($set) {target} (to|as|=|to_be|equal_to|:|be) (the)? (fixed|constant)? (value|text|\
      option)? {v:value}
      """
    ) { constant($0) },
    Form(
      "{target} (is|becomes|should_be|must_be|will_be|gets|is_set_to|should_be_set_to) {v:value}"
    ) { constant($0) },
  ]

  private static func constant(_ words: Captures) -> Clause? {
    guard let target = words.field("target"), let value = words.literal("v"),
      isPlausibleConstant(value)
    else { return nil }
    return .write(target, .literal(value))
  }

  /// Bare words may hold some of the grammar's words only where an option has them.
  static func isPlausibleConstant(_ literal: Literal) -> Bool {
    guard literal.form == .words else { return true }
    let words = literal.text.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first, !Lexicon.articles.contains(first) else { return false }
    let refused: Set<String> = [
      "if", "when", "where", "unless", "except", "but", "only", "otherwise", "else", "or", "and",
      "to", "from", "empty", "blank", "unchanged", "copied", "same", "without", "with", "whatever",
      "for", "whenever", "required", "mandatory", "optional", "unique", "written", "mapped",
      "be", "not", "goes", "go", "over", "comes", "come", "stays", "along", "instead", "rather",
    ]
    return !words.contains { refused.contains($0) }
      || literal.text.contains("-")
        && !words.contains {
          ["if", "when", "where", "unless", "except", "but", "only"].contains($0)
        }
  }

  // MARK: If … then …

  static let conditionalForms: [Form<Clause>] = [
    Form(
      """
      {target} (is|becomes|gets|should_be|must_be) {v:value} ($if) {c:cond} ,? (and|or) \
      {w:value} (otherwise|else|if_not)
      """
    ) { either($0) },
    Form("($if) {c:cond} ,? (then)? {k:clause} ,? ($else) (then)? ,? {o:clause}") {
      conditional($0)
    },
    Form(
      """
      ($if) {c:cond} ,? (then)? (set|make|put|use|write)? {target} (to|is|as|=|becomes|\
      gets|should_be|must_be|->|:)? {v:value} ,? ($else) (set|make|put|use|write|it_is|\
      it_should_be|to|its|take|with|is|it_to|put_it_to|it)? {w:value}
      """
    ) { either($0) },
    Form(
      """
      ($set) {target} (to|as|=) {v:value} ($if) {c:cond} ,? (and|or)? ($else) (set|use|to|\
      take|it_is|put|write|its|it_to|it_should_be|it|with)? (to)? {w:value}
      """
    ) { either($0) },
    Form(
      """
      {target} (is|becomes|gets|should_be|must_be|is_set_to|=|:|->|will_be|has_to_be) \
      {v:value} ($if) {c:cond} ,? (and|or)? ($else) (it_is|its|use|to|it_should_be|\
      it_becomes|set_it_to|is|it)? {w:value}
      """
    ) { either($0) },
    Form(
      """
      (use|write|put|take) {v:quoted} (for|as|in|into) {target} ($if) {c:cond} ,? (and|\
      or)? ($else) (use|write|put|take)? {w:value}
      """
    ) { either($0) },
    Form(
      """
      ($if) {c:cond} ,? (then)? {k:clause} ,? (and|but)? ($else) (then)? (copy|use|take|keep|write|\
      map|pass) (it|that|them|its_value|the_value) ($asis)?
      """
    ) { copyOtherwise($0) },
    Form("{k:clause} ($if) {c:cond} ,? (and|or)? ($else) ,? {o:clause}") { conditional($0) },
    Form("($if) {c:cond} ,? (then)? {k:clause}") { conditional($0) },
    Form(
      """
      {k:clause} ,? (but)? (only_if|only_when|only_where|only_in_case|but_only_if|\
      but_only_when|if_and_only_if|as_long_as|provided|provided_that|only_as_long_as) \
      {c:cond}
      """
    ) { conditional($0) },
    Form("{k:clause} ,? ($if) {c:cond}") { conditional($0) },
    Form(
      """
      {k:clause} ,? (unless|except_if|except_when|except_where|but_not_if|but_not_when|\
      but_not_where|not_if) {c:cond}
      """
    ) { words in
      guard let condition = words.condition("c"), let clause = words.clause("k") else { return nil }
      return held(clause, .not(condition), otherwise: nil)
    },
    Form("unless {c:cond} ,? {k:clause}") { words in
      guard let condition = words.condition("c"), let clause = words.clause("k") else { return nil }
      return held(clause, .not(condition), otherwise: nil)
    },
    Form("{k:clause} ,? (but)? (only)? (for|on|with) (the)? {r:records}") {
      forRecords($0, negated: false)
    },
    Form("(for|on|in_the_case_of|with) {r:records} (only)? ,? {k:clause}") {
      forRecords($0, negated: false)
    },
    Form("{k:clause} ,? (except|but_not|excluding) (for|with) {r:records}") {
      forRecords($0, negated: true)
    },
    Form(
      """
      {r:records} (get|gets|have|receive|should_get|should_have|are_given) (the|a|an)? \
      {target} (of|=|:)? {v:value}
      """
    ) { words in
      guard let records = words.records("r"), let target = words.field("target"),
        let value = words.literal("v"), isPlausibleConstant(value)
      else { return nil }
      guard let condition = records.condition else { return .write(target, .literal(value)) }
      return .when(condition, .write(target, .literal(value)), otherwise: nil)
    },
  ]

  private static func conditional(_ words: Captures) -> Clause? {
    guard let condition = words.condition("c"), let clause = words.clause("k") else { return nil }
    // "a, or b if there is no c": what the condition is about is not said.
    if case .write(_, .coalesce) = clause { return nil }
    guard let other = words.clause("o"), case .write(let target, _) = clause else {
      return held(clause, condition, otherwise: words.clause("o"))
    }
    // "the rating is Warm, otherwise it is Cold"
    let otherwise = other.replacing { reference in
      reference.pronoun != nil && reference.side != .source ? [target] : [reference]
    }
    return otherwise.flatMap { held(clause, condition, otherwise: $0) }
  }

  /// Only what a condition can cut.
  private static func held(
    _ clause: Clause,
    _ condition: Condition,
    otherwise: Clause?
  ) -> Clause? {
    switch clause {
    case .write, .copies, .lookup, .table, .all:
      return .when(condition, clause, otherwise: otherwise)
    case .general(let key, let isHeading) where otherwise == nil && !isHeading:
      return .all([.general(key: key, isHeading: false), .filter(.skip, .not(condition))])
    case .leaveOut where otherwise == nil: return .when(condition, clause, otherwise: nil)
    default: return nil
    }
  }

  private static func forRecords(_ words: Captures, negated: Bool) -> Clause? {
    guard let condition = words.records("r")?.condition, let clause = words.clause("k") else {
      return nil
    }
    // "a, or b for those without c": whether a holds for the others is not said.
    if case .write(_, .coalesce) = clause { return nil }
    return held(clause, negated ? .not(condition) : condition, otherwise: nil)
  }

  /// What the condition asks about is copied where it does not hold.
  private static func copyOtherwise(_ words: Captures) -> Clause? {
    guard let condition = words.condition("c"),
      case .test(.field(let field), let predicate) = condition,
      case .write(let target, let value)? = words.clause("k"), case .literal = value
    else { return nil }
    if predicate.op == .isNull { return .write(target, flattened(.field(field), value)) }
    return .when(condition, .write(target, value), otherwise: .write(target, .field(field)))
  }

  static func either(_ words: Captures) -> Clause? {
    guard let condition = words.condition("c"), let target = words.field("target"),
      let value = words.literal("v"), let other = words.literal("w"),
      isPlausibleConstant(value), isPlausibleConstant(other)
    else { return nil }
    return .when(
      condition,
      .write(target, .literal(value)),
      otherwise: .write(target, .literal(other))
    )
  }
}
