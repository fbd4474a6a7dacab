import Records

extension Grammar {
  private static let like = "(like|such_as|as_in|eg|for_example|for_instance|as|looks_like)"

  /// How values come, and sentences that go on about what was just named.
  static let statementForms: [Form<Clause>] = [
    Form(
      """
      {f:source} (always)? (comes|is_given|is_written|is_stored|looks|arrives|is_delivered|\
      is_entered|comes_in) (as|like|in_the_form|formatted_like|formatted_as|written_like) {v:value}
      """
    ) { words in
      words.literal("v").flatMap { WrittenExample.datePattern($0.text) }
        .flatMap { arrival(words, .comesAs([$0])) }
    },
    Form(
      """
      {f:source} (is|are|comes|come|was) (always)? (written|formatted|given|stored|typed)? (in)? \
      (the)? (german|european|continental) (way|style|format|notation|form|manner|number_format) \
      ,? \(like) {v:quoted}
      """
    ) { example($0, decimal: ",", group: ".") },
    Form(
      """
      {f:source} (is|are|comes|come|was) (always)? (written|formatted|given|stored|typed)? (in)? \
      (the)? (english|american|us|british) (way|style|format|notation|form|manner|number_format) \
      ,? \(like) {v:quoted}
      """
    ) { example($0, decimal: ".", group: ",") },
    Form(
      """
      {f:source} (has|uses|is_written_with|comes_with|is_given_with) (a)? (decimal_comma|\
      comma_as_decimal_separator|comma_as_the_decimal_separator|comma_before_the_cents|\
      comma_before_cents) and (a)? (points|point|dots|dot) (between|for|as) (the)? (thousands|\
      thousands_separator|thousand_separator)
      """
    ) { arrival($0, .numbersAs(decimal: ",", group: ".")) },
    Form(
      """
      {f:source} (is|are|comes|come|is_given|is_stored|counts) (given)? (in|as) (unix|epoch)? \
      (milliseconds|epoch_milliseconds|millis) (since_1970|since_the_epoch)?
      """
    ) { arrival($0, .epochIs("millisecond")) },
    Form(
      """
      {f:source} (is|are|comes|come|is_given|is_stored|counts) (given)? (in|as) (unix_seconds|\
      epoch_seconds|a_unix_timestamp|unix_time|seconds_since_1970|seconds_since_the_epoch)
      """
    ) { arrival($0, .epochIs("second")) },
    Form(
      """
      (goes_to|goes_into|go_to|go_into|goes_in|is_written_to|is_copied_to|is_put_into|lands_in|\
      ends_up_in|is_stored_in|is_saved_in|is_mapped_to|should_go_to|should_go_into|belongs_in) \
      {target} ({s:steps})?
      """
    ) { words in
      guard let target = words.field("target") else { return nil }
      let value = Expression.field(Pronoun.elided(.source))
      let changes = words.changes("s")
      return .write(target, changes.isEmpty ? value : .changed(value, changes))
    },
    Form(
      """
      if (that|it|this) (is|s)? ($empty|not_there) ,? (then)? (it_is|its|use|take|write|\
      put|it_should_be) {e:expr} ,? (unless|but_not_if|except_if|except_when) (it|that|this) \
      (is|equals) {v:values}
      """
    ) { words in
      // Behind another clause only: what is missing was named there.
      let values = words.literals("v")
      guard let value = words.expression("e"), !values.isEmpty,
        values.allSatisfy({ $0.isQuoted || $0.text.contains(".") })
      else { return nil }
      let step = Change.step("null_if", [.init("values", .strings(values.map(\.text)))])
      return .fallback(Pronoun.elided(.target), .changed(value, [step]))
    },
    Form(
      """
      if (that|this) (is|s)? ($empty|not_there) ,? (then)? (it_is|its|use|take|write|put|\
      it_should_be) {e:expr}
      """
    ) { words in
      words.expression("e").map { .fallback(Pronoun.elided(.target), $0) }
    },
    Form(
      """
      (if|when|where) (there_is_nothing_left|there_is_nothing|nothing_is_left|both_are_missing|\
      both_are_empty|all_are_missing|all_are_empty|there_is_none_of_them|all_else_fails|\
      there_is_still_nothing|none_of_them_is_there) ,? (then)? (use|write|put|take|it_is|its) \
      {q:quoted}
      """
    ) { words in
      words.literal("q").map { .fallback(Pronoun.elided(.target), .literal($0)) }
    },
    word("first_word", 0),
    word("last_word", -1),
  ]

  /// `The name is cut to its first word for the first name`.
  private static func word(_ name: String, _ index: Int) -> Form<Clause> {
    Form(
      """
      {f:source} (is|are|gets|should_be|must_be|has_to_be) (cut|reduced|shortened|trimmed|\
      cut_down) to (its|the|their) \(name) (for|as|to_be|and_becomes|and_goes_to|and_goes_into|\
      and_used_for|and_used_as) {target}
      """
    ) { words in
      guard let field = words.field("f"), let target = words.field("target") else { return nil }
      let step = Change.step(
        "words",
        [.init("from", .integer(index)), .init("to", .integer(index))]
      )
      return .write(target, .changed(.field(field), [step]))
    }
  }

  private static func arrival(_ words: Captures, _ change: Change) -> Clause? {
    words.field("f").map { .change([$0], [change]) }
  }

  private static func example(_ words: Captures, decimal: String, group: String) -> Clause? {
    guard let text = words.literal("v")?.text, let mark = decimal.first, let other = group.first,
      WrittenExample.isNumber(text, decimal: mark, group: other)
    else { return nil }
    return arrival(words, .numbersAs(decimal: decimal, group: group))
  }

  /// `as month/day, like 03/05`.
  static let partialDateForms: [Form<[Change]>] = [
    Form("(written|formatted|stored)? (as|in|like) (the)? {w:words} (format|form)?") { words in
      words.text("w").flatMap { WrittenExample.partialPattern($0) }.map { [.writtenAs($0)] }
    },
    Form(
      """
      (written|formatted|stored)? (as|in|like) (the)? {w:words} (format|form)? ,? (like|such_as|\
      as_in|eg|for_example|for_instance) {v:value}
      """
    ) { words in
      guard let pattern = words.text("w").flatMap({ WrittenExample.partialPattern($0) }),
        let text = words.literal("v")?.text, WrittenExample.fits(text, pattern)
      else { return nil }
      return [.writtenAs(pattern)]
    },
  ]
}
