extension Grammar {
  /// Tables in the words of a sentence, where a field stands inside the first entry or none does.
  static let clauseTableForms: [Form<Clause>] = [
    Form("{target} (:|-) (the)? {f:source} (=|is|of)? {t:entries}") { quotedTable($0) },
    Form(
      """
      {target} (by|according_to|depending_on|based_on|follows|depends_on|from|is_made_from|\
      comes_from) (the)? {f:source} (:|-|<() {t:entries} )>?
      """
    ) { table($0) },
    Form(
      """
      {target} (by|according_to|depending_on|based_on|follows|depends_on) (the)? {f:source} (;|,) \
      {t:entries}
      """
    ) { quotedTable($0) },
    Form(
      """
      (the)? {f:source} {a:values} (means|mean|makes|stands_for|gives|->) (that)? (the)? {target} \
      (is|=|becomes|should_be|:)? {b:value} (,|;|and|,_and) {t:entries}
      """
    ) { firstEntry($0) },
    Form("{target} (is|becomes|=|should_be|gets|:|must_be) {i:choices}") { words in
      guard let target = words.field("target"), let table = words.table("i"),
        table.entries.allSatisfy({ isOption($0.to, of: target) }), isRestOption(table.rest, target)
      else { return nil }
      return .table(target, into: nil, table)
    },
  ]

  private static func isRestOption(_ rest: ValueTable.Rest?, _ target: FieldReference) -> Bool {
    if case .value(let literal)? = rest { isOption(literal, of: target) } else { true }
  }

  /// `first_order 'yes' means the deal type is New Business, 'no' means Existing Business`.
  private static func firstEntry(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let target = words.field("target"),
      let to = words.literal("b"), var table = words.table("t"),
      words.literals("a").allSatisfy({ $0.isQuoted || isOption($0, of: field) }),
      table.entries.allSatisfy({ entry in
        entry.from.allSatisfy { $0.isQuoted || isOption($0, of: field) }
      }), to.isQuoted || isOption(to, of: target)
    else { return nil }
    table.entries.insert(ValueTable.Entry(from: words.literals("a"), to: to), at: 0)
    return .table(field, into: target, table)
  }

  /// `Closed Won for 'paid' and Contract Sent for 'open'`: two at least, values in quotes.
  func choices(_ range: Range<Int>) -> ValueTable? {
    var table = ValueTable()
    var start = range.lowerBound
    let ends = range.indices.filter { $0 > range.lowerBound && isChoiceJoint($0) }
    for end in ends + [range.upperBound] where end > start {
      if table.rest == nil, !table.entries.isEmpty,
        let rest = first(Self.otherChoiceForms, start..<end)
      {
        table.rest = .value(rest)
      } else if let entry = first(Self.choiceForms, start..<end) {
        table.entries.append(entry)
      } else {
        continue
      }
      start = end
      while start < range.upperBound, isChoiceJoint(start) { start += 1 }
    }
    let isTable = table.entries.count > 1 || table.rest != nil
    return start >= range.upperBound && isTable ? table : nil
  }

  private func isChoiceJoint(_ index: Int) -> Bool {
    tokens[index].isComma || ["and", "but"].contains(tokens[index].folded)
  }

  private static let otherChoices =
    """
    otherwise|else|in_all_other_cases|in_any_other_case|for_everything_else|for_everyone_else|\
    for_everybody_else|for_all_others|for_the_rest|for_the_others|for_all_the_others
    """

  private static let otherChoiceForms: [Form<Literal>] = [
    Form("{v:value} (\(otherChoices))") { other($0) },
    Form("(\(otherChoices)) ,? {v:value}") { other($0) },
  ]

  private static func other(_ words: Captures) -> Literal? {
    words.literal("v").flatMap { isPlausible($0) ? $0 : nil }
  }

  private static let choiceForms: [Form<ValueTable.Entry>] = [
    Form("(the)? {b:value} (for|in_case_of|where_it_is|when_it_is|if_it_is) (the)? {a:values}") {
      words in
      guard let to = words.literal("b"), isPlausible(to), !words.literals("a").isEmpty,
        words.literals("a").allSatisfy(\.isQuoted)
      else { return nil }
      return ValueTable.Entry(from: words.literals("a"), to: to)
    }
  ]
}
