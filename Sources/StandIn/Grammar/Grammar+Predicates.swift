import Records

extension Grammar {
  /// What is said about a subject: `is empty`, `contains 'x'`, `is at least 50`.
  func predicate(_ range: Range<Int>) -> Predicate? {
    first(Self.predicateForms, range)
  }

  private static func plain(_ pattern: String, _ op: Predicate.Operator) -> Form<Predicate> {
    Form(pattern) { _ in Predicate(op: op) }
  }

  private static func compared(_ pattern: String, _ op: Predicate.Operator) -> Form<Predicate> {
    Form(pattern) { words in
      let literals = words.literals("v")
      guard !literals.isEmpty, literals.allSatisfy(Self.isPlausible) else { return nil }
      return Predicate(op: op, literals: literals)
    }
  }

  private static func measured(_ pattern: String, _ op: Predicate.Operator) -> Form<Predicate> {
    Form(pattern) { words in
      guard let literal = words.literal("v"), isMeasure(literal) else { return nil }
      return Predicate(op: op, literals: [literal])
    }
  }

  /// Numbers and days.
  private static func isMeasure(_ literal: Literal) -> Bool {
    literal.form == .number || isDay(literal.text)
      || Double(literal.text.filter { !",$€£%".contains($0) }) != nil
  }

  static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-")
    return parts.count == 3 && parts[0].count == 4
      && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  /// Bare words that could be a value: none of the grammar's.
  static func isPlausible(_ literal: Literal) -> Bool {
    guard literal.form == .words else { return true }
    let words = literal.text.lowercased().split(separator: " ").map(String.init)
    if words.contains("-"), words.count > 2 { return isPlausibleConstant(literal) }
    return !words.isEmpty
      && words.allSatisfy { word in
        !Lexicon.reserved.contains(word) || ["of", "no", "and"].contains(word) && words.count > 1
          || word == "no"
      }
  }

  static let predicateForms: [Form<Predicate>] = stateForms + timeForms + measureForms + valueForms

  private static let stateForms: [Form<Predicate>] = [
    plain(
      """
      (is|are|was|were|has_been|have_been|being|remains) (both|all|also|either|still|\
      already)? ($filled)
      """,
      .isNotNull
    ),
    plain(
      "exists|exist|is_there|are_there|has_a_value|have_a_value|has_any_value|has_something_in_it",
      .isNotNull
    ),
    plain("(isnt|is_not|arent|are_not|was_not|wasnt) ($filled)", .isNull),
    plain(
      """
      (is|are|was|were|happens_to_be|being|has_been|comes_in|comes|stays|remains) (both|\
      all|still|also|either|totally|completely)? ($empty)
      """,
      .isNull
    ),
    plain("($empty)", .isNull),
    plain("has_no_value|have_no_value|does_not_exist|doesnt_exist|has_nothing_in_it", .isNull),
    plain("(isnt|is_not|arent|are_not|not) (empty|blank|missing|null|unknown)", .isNotNull),
    plain("(is|are|equals|=)? (true|checked|ticked|on|yes|1|set_to_true|set_to_yes)", .isTrue),
    plain(
      """
      (is|are|equals|=)? (false|unchecked|unticked|off|set_to_false|set_to_no|not_checked|\
      not_ticked|not_true|not_set_to_true)
      """,
      .isNotTrue
    ),
    plain("(isnt|is_not|arent) (true|checked|ticked|set_to_true)", .isNotTrue),
    plain("is no|no", .isNotTrue),
  ]

  private static let valueForms: [Form<Predicate>] = [
    compared(
      "(is_not|isnt|are_not|arent|is_neither|differs_from|is_different_from|does_not_equal|"
        + "doesnt_equal|!=|is_anything_but|is_other_than|is_anything_other_than|not|"
        + "is_not_one_of|is_none_of|isnt_one_of|other_than|is_not_equal_to|does_not_say|"
        + "doesnt_say|is_not_set_to|was_not|is_not_in|isnt_in|not_in|are_other_than|are_not_in) "
        + "(in|from|a|an|the|set_to)? {v:values}",
      .notEqual
    ),
    compared(
      """
      (does_not|doesnt|do_not|dont) (contain|include|have|mention) (the)? (word|words|\
      text)? {v:values}
      """,
      .notContains
    ),
    compared(
      """
      contains|includes|contain|include|mentions|containing|including (the)? (word|words|\
      text|string)? (either|any_of)? {v:values}
      """,
      .contains
    ),
    compared(
      "starts_with|begins_with|start_with|begin_with|starting_with|beginning_with {v:values}",
      .startsWith
    ),
    compared(
      "ends_with|end_with|ends_in|ending_with|ends_on|ending_in|ending_on|end_in {v:values}",
      .endsWith
    ),
    Form("(is|are) (the_same_as|equal_to|identical_to) {f:source}") { words in
      words.field("f").map { Predicate(op: .sameAs, other: $0) }
    },
    compared(
      """
      (is|are|was|were|equals|equal|is_equal_to|equal_to|is_one_of|is_either|=|says|reads|\
      is_set_to|
      """
        + "is_in|are_in|are_from|is_from|is_any_of|has_the_value|of|one_of|equal|reads_as|shows|"
        + "is_among|stands_at|:|has_been_set_to|matches|is_exactly|is_currently|is_now|"
        + "is_already|in|as) (one_of|either|a|an|the|any_of|to)? {v:values}",
      .equal
    ),
    Form("{v:quoted}") { words in
      words.literal("v").map { Predicate(op: .equal, literals: [$0]) }
    },
  ]

  private static let verb = "(is|are|was|of|has|lies|being|falls|with|stands)?"

  private static let measureForms: [Form<Predicate>] = [
    Form("(is|are|lies|falls)? between {a:value} and {b:value} (inclusive)?") { words in
      guard let low = words.literal("a"), let high = words.literal("b"), isMeasure(low),
        isMeasure(high)
      else { return nil }
      return Predicate(op: .between, literals: [low, high])
    },
    measured(
      "\(verb) (at_least|>=|no_less_than|not_less_than|not_below|minimum|not_under) {v:value}",
      .greaterOrEqual
    ),
    measured(
      """
      \(verb) {v:value} (or_more|and_more|or_higher|and_above|or_above|and_up|or_greater|\
      and_over|or_over|plus|upwards|or_better|and_higher|and_upwards|or_up)
      """,
      .greaterOrEqual
    ),
    measured(
      "\(verb) (at_most|<=|no_more_than|not_more_than|not_above|up_to|maximum|not_over) {v:value}",
      .lessOrEqual
    ),
    measured(
      """
      \(verb) {v:value} (or_less|and_less|or_lower|and_below|or_below|or_fewer|and_under|\
      or_under|and_lower)
      """,
      .lessOrEqual
    ),
    measured(
      """
      \(verb) (more_than|over|above|greater_than|higher_than|>|bigger_than|larger_than|\
      exceeding) {v:value}
      """,
      .greater
    ),
    measured("exceeds|exceed {v:value}", .greater),
    measured(
      "\(verb) (less_than|under|below|smaller_than|lower_than|<|fewer_than) {v:value}",
      .less
    ),
    measured("\(verb) (after|later_than|newer_than) {v:value}", .greater),
    measured("\(verb) (before|earlier_than|prior_to) {v:value}", .less),
    measured("\(verb) (on_or_after|since|from) {v:value} (on|onwards)?", .greaterOrEqual),
    measured("\(verb) (on_or_before|until) {v:value}", .lessOrEqual),
  ]

  private static let timeForms: [Form<Predicate>] = [
    Form("\(verb) (older_than|more_than) {n:number} (days|day) (old|ago)?") {
      past($0, 1, .olderThan)
    },
    Form("\(verb) (older_than|more_than) {n:number} (weeks|week) (old|ago)?") {
      past($0, 7, .olderThan)
    },
    Form("\(verb) (in|within|during)? (the)? (last|past) {n:number} (days|day)") {
      past($0, 1, .withinLast)
    },
    Form("\(verb) (in|within|during)? (the)? (last|past) {n:number} (weeks|week)") {
      past($0, 7, .withinLast)
    },
    Form("\(verb) (in|within|during)? (the)? (last|past) {n:number} (months|month)") {
      past($0, 0, .withinLast)
    },
  ]

  private static func past(
    _ words: Captures,
    _ factor: Int,
    _ op: Predicate.Operator
  ) -> Predicate? {
    guard let count = words.number("n"), factor > 0 else { return nil }
    return Predicate(op: op, days: count * factor)
  }
}
