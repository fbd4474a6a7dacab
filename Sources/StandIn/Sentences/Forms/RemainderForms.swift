import Records

extension Grammar {
  private static let others =
    """
    all_other_rows|all_other_records|all_other_contacts|all_other_leads|all_other_orders|\
    all_other_events|all_other_deals|all_other_members|all_other_people|other_rows|\
    other_records|all_others|all_the_others|the_others|others|everyone_else|everybody_else|\
    anyone_else|anybody_else|everything_else|the_rest|the_other_rows|the_other_ones|\
    the_other_records|all_the_rest
    """

  private static let remainderForms: [Form<Bool>] = [
    Form(
      """
      (and|but)? (\(others)) (is|are|stay|stays|should_be|must_be|get|gets|can_be) (to_be)? \
      ($dropped|out|outside|left_behind|not_wanted|not_needed)
      """
    ) { _ in true },
    Form("(and|but)? ($skipping) (\(others))") { _ in true },
    Form("(and|but)? leave (\(others)) (out|alone|behind)") { _ in true },
    Form("(and|but)? (\(others)) (should_stay_out|stay_out|do_not|dont|is_not|are_not)") { _ in
      true
    },
  ]

  /// `Only rows where …, all other rows are skipped`: the second half says the first again.
  func onlyAndNoOthers(_ range: Range<Int>) -> Clause? {
    for place in range.dropFirst(2) where tokens[place].isComma || tokens[place].isWord("and") {
      let head = range.lowerBound..<place
      var start = place
      while start < range.upperBound, tokens[start].isComma { start += 1 }
      guard start < range.upperBound,
        tokens[head].contains(where: { $0.isWord("only") || $0.isWord("just") }),
        first(Self.remainderForms, start..<range.upperBound) == true,
        case .clause(let clause)? = meaning(.clause, head), Self.isRestriction(clause)
      else { continue }
      return clause
    }
    return nil
  }

  private static func isRestriction(_ clause: Clause) -> Bool {
    switch clause {
    case .filter(.skip, .not): return true
    case .all(let members):
      return members.contains(where: isRestriction)
        && members.allSatisfy { member in
          if case .general = member { true } else { isRestriction(member) }
        }
    default: return false
    }
  }

  /// `Nobody with consent 'no' is imported`.
  static let nobodyForms: [Form<Clause>] = [
    Form(
      """
      (nobody|no_one|noone|none) {r:relative} ,? (is|gets|get|should_be|must_be|may_be|will_be|\
      shall_be|can_be|are|is_to_be) ($synced)
      """
    ) { nobody($0) },
    Form(
      """
      (nobody|no_one|noone|none) {r:relative} ,? (goes|should_go|may_go|must_go|comes|\
      should_come|may_come|gets|go|come|get) (over|in|along|across|through)
      """
    ) { nobody($0) },
  ]

  private static func nobody(_ words: Captures) -> Clause? {
    words.condition("r").map { .filter(.skip, $0) }
  }

  /// A value for all, and another one for some.
  static let exceptedValueForms: [Form<Clause>] = [
    Form(
      """
      {target} (is|becomes|gets|should_be|must_be|will_be) {v:value} ,? (except|but|save) \
      (for|with|on)? {r:records} ,? (who|which|that|they|these|those) (are|become|get|should_be|\
      must_be|is|gets|becomes) {w:value} (straight_away|right_away|immediately|at_once|directly)?
      """
    ) { words in
      guard let target = words.field("target"), let value = words.literal("v"),
        let other = words.literal("w"), let condition = words.records("r")?.condition,
        [value, other].allSatisfy({ literal in
          literal.isQuoted || isOption(literal, of: target)
        })
      else { return nil }
      return .when(
        condition,
        .write(target, .literal(other)),
        otherwise: .write(target, .literal(value))
      )
    },
    Form(
      """
      (every|each|all|all_the) {r:records} (is|are|starts|start|should_be|must_be|goes|go|\
      will_be) (in|into|at) {target} {v:value}
      """
    ) { words in
      guard let phrase = words.records("r"), phrase.condition == nil,
        let target = words.field("target"), let value = words.literal("v"),
        value.isQuoted || isOption(value, of: target)
      else { return nil }
      return .write(target, .literal(value))
    },
  ]
}
