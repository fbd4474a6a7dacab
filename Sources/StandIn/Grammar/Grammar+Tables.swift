import Records

extension Grammar {
  /// `'a', 'b' -> 'X'; c -> Y; anything else -> 'Z'`.
  func table(_ range: Range<Int>) -> ValueTable? {
    var table = ValueTable()
    var start = range.lowerBound
    // An entry ends where the next one's value can begin.
    for end in boundaries(range) where end > start {
      if add(start..<end, to: &table) {
        start = end
        while start < range.upperBound, isSeparator(start) { start += 1 }
      }
    }
    guard start >= range.upperBound, !table.entries.isEmpty else { return nil }
    return table
  }

  private func isSeparator(_ index: Int) -> Bool {
    tokens[index].isComma || ["and", "but"].contains(tokens[index].folded)
  }

  /// `Qualified To Buy is Qualification`: what options are called may hold any words.
  private func optionEntry(_ range: Range<Int>) -> ValueTable.Entry? {
    for place in range.dropFirst().dropLast() {
      for words in Self.meanings where begins(place, range.upperBound, words) {
        let right = place + words.count..<range.upperBound
        guard !right.isEmpty, isOption(range.lowerBound..<place, surroundings.sources),
          isOption(right, surroundings.targets)
        else { continue }
        return ValueTable.Entry(
          from: [Literal(text: quote(range.lowerBound..<place), form: .words)],
          to: Literal(text: quote(right), form: .words)
        )
      }
    }
    return nil
  }

  /// Bare words that name a field, and no option, are no value: `amount is the total`.
  private func isField(_ literal: Literal) -> Bool {
    guard literal.form == .words,
      !surroundings.sources.options.contains(FieldNames.folded(literal.text))
    else { return false }
    return !surroundings.sources.exact(literal.text).isEmpty
      || !surroundings.targets.exact(literal.text).isEmpty
  }

  private func isOption(_ range: Range<Int>, _ names: FieldNames) -> Bool {
    guard range.count > 1 || tokens[range.lowerBound].kind == .word else { return false }
    let text = FieldNames.folded(quote(range))
    return !text.isEmpty && names.options.contains(text)
  }

  private static let meanings = means.split(separator: "|").map {
    $0.split(separator: "_").map(String.init)
  }

  private func boundaries(_ range: Range<Int>) -> [Int] {
    range.indices.filter { $0 > range.lowerBound && isSeparator($0) } + [range.upperBound]
  }

  private func add(_ range: Range<Int>, to table: inout ValueTable) -> Bool {
    if let rest = first(Self.restForms, range) {
      guard table.rest == nil else { return false }
      table.rest = rest
      table.restIsOfValues = tokens[range].contains { $0.isWord("value") || $0.isWord("values") }
      return true
    }
    if let blank = first(Self.blankForms, range) {
      guard table.blank == nil else { return false }
      table.blank = blank
      return true
    }
    if let (entry, blank) = blankEntry(range) {
      guard table.blank == nil, entry.from.allSatisfy({ !isField($0) }) else { return false }
      table.entries.append(entry)
      table.blank = blank
      return true
    }
    guard let entry = optionEntry(range) ?? first(Self.entryForms, range),
      entry.from.allSatisfy({ !isField($0) })
    else { return false }
    table.entries.append(entry)
    return true
  }

  /// `C or no letter at all = Cold`: a value, and a missing one.
  private func blankEntry(_ range: Range<Int>) -> (ValueTable.Entry, Literal)? {
    guard let entry = first(Self.blankEntryForms, range) else { return nil }
    return (entry, entry.to)
  }

  private static let blankEntryForms: [Form<ValueTable.Entry>] = [
    Form(
      """
      {a:values} (or|and) (a)? (blank|blanks|empty|nothing|no_value|none|missing|no_letter|\
      no_entry|\
      nothing_at_all|no_letter_at_all|no_value_at_all|an_empty_one|empty_ones|blank_ones) \(means) \
      (a|an|the)? {b:value}
      """
    ) { words in
      guard let to = words.literal("b"), !words.literals("a").isEmpty,
        ([to] + words.literals("a")).allSatisfy(isPlausible)
      else { return nil }
      return ValueTable.Entry(from: words.literals("a"), to: to)
    }
  ]

  private static let means =
    "->|=|:|becomes|become|is|are|to|means|mean|as|into|gets|goes_to|get|go_to|maps_to|map_to|"
    + "should_be|should_become|turns_into|equals|stands_for|count_as|counts_as"

  private static let entryForms: [Form<ValueTable.Entry>] = [
    Form("(a|an|the|value)? {a:values} \(means) (a|an|the)? {b:value}") { words in
      guard let to = words.literal("b"), !words.literals("a").isEmpty,
        ([to] + words.literals("a")).allSatisfy(isPlausible)
      else { return nil }
      return ValueTable.Entry(from: words.literals("a"), to: to)
    }
  ]

  private static let others =
    "anything_else|everything_else|all_else|all_others|others|other_values|the_rest|otherwise|"
    + "default|any_other|any_other_value|all_other_values|everyone_else|rest|else|all_the_others|"
    + "whatever_else|all_the_rest|any_others|every_other_value|the_others|anything_other|*|"
    + "all_other|by_default|unlisted_values|unknown_values"

  private static let restForms: [Form<ValueTable.Rest>] = [
    Form(
      """
      (leave|keep|copy|take|pass) (\(others)) (as_it_is|as_they_are|as_is|alone|unchanged|\
      as_they_come|through|the_same|untouched)
      """
    ) { _ in .keep },
    Form(
      """
      (\(others)) (stays|stay|is_kept|are_kept|remains|remain|is_copied|are_copied|passes|\
      ->)? (as_it_is|as_they_are|as_is|unchanged|the_same|as_they_come|kept|keep|stays)
      """
    ) { _ in .keep },
    Form("(leave_out|ignore|drop|skip|omit) (\(others))") { _ in .nothing },
    Form("leave (\(others)) (out|empty|blank|away)") { _ in .nothing },
    Form(
      """
      (\(others)) (is|are|->|:|=|should_be|stays|stay)? (left_out|ignored|dropped|\
      left_empty|left_blank|empty|blank|nothing|not_mapped|omitted|skipped)
      """
    ) { _ in .nothing },
    Form("(refuse|reject) (\(others))") { _ in .reject },
    Form("(\(others)) (is|are) (refused|rejected|invalid)") { _ in .reject },
    Form("(for)? (\(others)) ,? (\(means)|use|put|write|set)? (a|an|the|just|plain)? {v:value}") {
      words in
      words.literal("v").flatMap { isPlausible($0) ? .value($0) : nil }
    },
  ]

  private static let blankForms: [Form<Literal>] = [
    Form(
      """
      (empty|blank|blanks|missing|nothing|no_value|null|empty_values|a_blank_one|a_blank|\
      if_empty|if_blank|empty_ones|if_it_is_empty|if_missing|when_empty|missing_values|\
      blank_values) (\(means)|use|write|put)? {v:value}
      """
    ) { words in
      words.literal("v").flatMap { isPlausible($0) ? $0 : nil }
    }
  ]
}
