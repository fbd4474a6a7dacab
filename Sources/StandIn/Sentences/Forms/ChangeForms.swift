import Records

extension Grammar {
  static let changeClauseForms: [Form<Clause>] = [
    Form("(lowercase|lower_case|downcase) {f:eithers}") { change($0, [.step("lower", [])]) },
    Form("(uppercase|upper_case) {f:eithers}") { words in
      change(words, [.step("upper", [])])
    },
    Form("(capitalize|capitalise) (every|each) word (of|in) {f:eithers}") {
      change($0, [.step("title_case", [])])
    },
    // Of other fields, all letters may be meant, or just the first one of several words.
    Form("(capitalize|capitalise) {f:eithers}") { words in
      let areFirstNames = words.fields("f").allSatisfy { reference in
        reference.field.map { FieldRole.of($0) == "firstname" } == true
      }
      return areFirstNames ? change(words, [.step("title_case", [])]) : nil
    },
    Form("(trim|strip) {f:eithers}") { change($0, []) },
    Form("(trim|strip) (the)? (spaces|blanks|whitespace) (off|from|around) {f:eithers}") {
      change($0, [])
    },
    Form("(hash|sha256) {f:eithers} (with|using|as)? (sha256|sha_256)?") { words in
      change(words, [.step("sha256", [.init("encoding", "hex")])])
    },
    Form(
      """
      (cut|truncate|shorten|limit|trim|cap|restrict|clip|crop|keep|cut_off|chop) \
      {f:eithers} (down)? (to|at|after)? (at_most|max|maximum|no_more_than|the_first|\
      a_maximum_of|up_to)? {n:number} (characters|character|letters|chars|char) (max|\
      at_most|maximum)?
      """
    ) { cut($0) },
    Form(
      """
      {f:eithers} (may|can|must|should) (have|be|not_be_longer_than|have_at_most|\
      be_at_most|not_exceed|be_no_longer_than|not_have_more_than|have_no_more_than) \
      (at_most|max|no_more_than|longer_than|up_to|a_maximum_of)? {n:number} (characters|\
      character|letters|chars|char) (long|at_most|max)?
      """
    ) { cut($0) },
    Form(
      """
      (keep) (at_most|only|the_first|only_the_first|no_more_than)? {n:number} (characters|\
      letters|chars) of {f:eithers}
      """
    ) { cut($0) },
    Form("round {f:eithers} (off|up_or_down)?") { change($0, [.rounded(0)]) },
    Form(
      """
      round {f:eithers} (off)? (to)? (the_nearest|a|full|the_next)? (whole_number|\
      whole_numbers|integer|full_number|whole|whole_euro|whole_euros|full_euros|\
      full_dollars|whole_dollars|dollar|euro)
      """
    ) { change($0, [.rounded(0)]) },
    Form(
      """
      round {f:eithers} to {n:number} (decimals|decimal|decimal_places|digits|places|\
      decimal_place|digits_after_the_point)
      """
    ) { words in
      words.number("n").flatMap { change(words, [.rounded($0)]) }
    },
    Form("round {f:eithers} to (the)? (cents|cent|nearest_cent|full_cents)") {
      change($0, [.rounded(2)])
    },
    Form("($format) {f:eithers} {s:steps}") { change($0, $0.changes("s")) },
    Form(
      """
      {f:eithers} ($mustbe) (always|all|both|sent|stored|converted|be|formatted|written)? \
      {s:steps}
      """
    ) { change($0, $0.changes("s")) },
    Form("{f:eithers} {s:steps}") { change($0, $0.changes("s")) },
    Form("{s:steps} for {f:eithers}") { change($0, $0.changes("s")) },
    Form("(normalise|normalize|clean_up|standardise|standardize) {f:eithers}") {
      change($0, [.step("normalize", [])])
    },
    Form(
      """
      (parse|read|interpret) {f:eithers} as (a|an)? (date|dates)? (in)? (the)? \
      {p:pattern} (format|form|dates|date)?
      """
    ) { words in
      words.text("p").flatMap { change(words, [.comesAs([$0])]) }
    },
    Form(
      """
      {f:eithers} (is|are|comes|come|is_given|are_given|arrives|is_written|is_formatted|\
      is_stored|are_written|looks_like|is_in|are_in|are_formatted|come_in|comes_in) (in|\
      as|like)? (the)? (form|format)? {p:pattern} (format|form|dates)?
      """
    ) { words in
      words.text("p").flatMap { change(words, [.comesAs([$0])]) }
    },
    Form(
      """
      {f:eithers} (looks|look|is_written|are_written|comes|come|is_given|are_given) (like|as_in) \
      (this)? (:)? {x:example}
      """
    ) { words in
      words.text("x").flatMap { change(words, [.comesAs([$0])]) }
    },
    Form("remove (the|all|any)? {q:quoted} (from|in) {f:eithers}") { words in
      words.literal("q").flatMap {
        change(words, [.step("replace", [.init("search", .string($0.text)), .init("with", "")])])
      }
    },
    Form("replace {a:quoted} (with|by) {b:quoted} in {f:eithers}") { words in
      guard let search = words.literal("a"), let other = words.literal("b") else { return nil }
      return change(
        words,
        [
          .step(
            "replace",
            [.init("search", .string(search.text)), .init("with", .string(other.text))]
          )
        ]
      )
    },
    Form(
      """
      (remove|strip|delete|drop) (the|all|any)? (html|html_tags|tags|markup) (from|out_of|\
      in) {f:eithers}
      """
    ) { change($0, [.step("strip_html", [])]) },
    Form(
      """
      (remove|strip|delete|drop) (the|all|any)? (spaces|blanks|whitespace) (from|in|\
      inside|out_of) {f:eithers}
      """
    ) { words in
      change(words, [.step("remove_characters", [.init("set", " ")])])
    },
    Form("(prefix) {f:eithers} with {q:quoted}") { words in
      words.literal("q").flatMap {
        change(words, [.step("prepend", [.init("text", .string($0.text))])])
      }
    },
    Form("(put|add|write) {q:quoted} (before|in_front_of) {f:eithers}") { words in
      words.literal("q").flatMap {
        change(words, [.step("prepend", [.init("text", .string($0.text))])])
      }
    },
    Form("(put|add|append|write) {q:quoted} (after|behind|at_the_end_of|to_the_end_of) {f:eithers}")
    { words in
      words.literal("q").flatMap {
        change(words, [.step("append", [.init("text", .string($0.text))])])
      }
    },
    Form("(only)? (keep) (only)? (the)? digits (of|in|from) {f:eithers}") {
      change($0, [digitsOnly])
    },
  ]

  /// Tried before conditions: a stand-in for a missing value is no condition.
  static let fallbackClauseForms: [Form<Clause>] = [
    Form(
      """
      ($if) {w:cond} ,? (then)? (use|take|write|put|copy|set|fall_back_to|fall_back_on|\
      fill_in|it_is|it_should_be|its|default_to|use_the|set_it_to|put_in|make_it|we_use|\
      then_use|just_put|just_write|simply_put|just_take|go_with|it_becomes|insert|fill_it_with|\
      fill_in_with|just_use|enter) \
      {e:expr} (instead|there)?
      """
    ) { fallback($0) },
    Form(
      """
      (use|take|write|put|fall_back_to|fill_in|default_to|fall_back_on|insert) {e:expr} \
      (instead)? ($if) {w:cond}
      """
    ) { fallback($0) },
    Form(
      """
      {t:either} (is|defaults_to|should_be|falls_back_to|becomes|must_be|gets|will_be|\
      should_default_to|defaults|should_fall_back_to|default_is) {e:expr} (if|when|where) \
      (it_is|its|that_is|thats|it_comes_in|there_is_nothing|nothing_is)? ($empty|\
      there_is_none|none_is_given|nothing_is_given|there)
      """
    ) { fallbackOf($0) },
    Form(
      """
      {t:either} (defaults_to|falls_back_to|should_default_to|should_fall_back_to|\
      default_is|default|defaulting_to) {e:expr} (if|when|where)? (it_is|its)? ($empty)?
      """
    ) { fallbackOf($0) },
    Form("(the)? default (for|of|value_for|value_of) {t:either} (is|should_be|:|=) {e:expr}") {
      fallbackOf($0)
    },
    Form("(default) {t:either} to {e:expr} (if|when|where)? (it_is|its)? ($empty)?") {
      fallbackOf($0)
    },
    Form(
      """
      (without|with_no|if_no|no|missing|for_missing|for_empty|for_a_missing|for_an_empty|\
      in_case_of_no|when_no|where_no|empty|blank) {t:source} (is_there|is_given|exists|\
      given|is_known|available|is_set|found|is_available|there)? (,|:|->|qm)? (then)? \
      (use|take|write|put|becomes|means|it_is|its|is|becomes_a|become|should_be|\
      should_become|->|=|goes_to|gets)? {e:expr}
      """
    ) { fallbackOf($0) },
    Form("(fill) (an|a)? (empty|missing|blank) {t:either} with {e:expr}") { fallbackOf($0) },
  ]

  private static func change(_ words: Captures, _ changes: [Change]) -> Clause? {
    let fields = words.fields("f")
    return fields.isEmpty || words.joint("f") == .or ? nil : .change(fields, changes)
  }

  private static func cut(_ words: Captures) -> Clause? {
    guard let count = words.number("n") else { return nil }
    return change(words, [.step("truncate", [.init("max", .integer(count))])])
  }

  private static func fallback(_ words: Captures) -> Clause? {
    guard case .test(.field(let field), let predicate)? = words.condition("w"),
      predicate.op == .isNull, let value = words.expression("e")
    else { return nil }
    return .fallback(field, value)
  }

  private static func fallbackOf(_ words: Captures) -> Clause? {
    guard let field = words.field("t"), let value = words.expression("e") else { return nil }
    // "Country is the code, or 'US' if it is blank": what is blank is the code.
    if case .coalesce = value { return field.side == .target ? .write(field, value) : nil }
    return .fallback(field, value)
  }
}
