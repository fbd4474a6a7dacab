import Records

extension Grammar {
  /// A value: a field, a constant, or something made of them.
  func expression(_ range: Range<Int>) -> Expression? {
    if begins(range.lowerBound, range.upperBound, ["the", "domain", "of"])
      || begins(range.lowerBound, range.upperBound, ["domain", "of"]),
      let found = first(Self.partForms, range)
    {
      return found
    }
    if let leaf = leaf(range) { return leaf }
    if let found = first(Self.expressionForms, range) { return found }
    return parenthesised(range)
  }

  private func leaf(_ range: Range<Int>) -> Expression? {
    if let quoted = quoted(range) {
      // A quoted name of a field is the field only if it says so.
      return .literal(quoted)
    }
    if let field = reference(range, .source), field.field != nil || range.count <= 5 {
      return .field(field)
    }
    if range.count <= 3, let literal = literal(range), literal.form != .words {
      return .literal(literal)
    }
    return nil
  }

  private func parenthesised(_ range: Range<Int>) -> Expression? {
    guard range.count > 2, tokens[range.lowerBound].isMark("("),
      tokens[range.upperBound - 1].isMark(")")
    else { return nil }
    guard
      case .expression(let inner)? = meaning(
        .expr,
        range.lowerBound + 1..<range.upperBound - 1
      )
    else { return nil }
    return inner
  }

  static let expressionForms: [Form<Expression>] = fallbackForms + partForms + joinForms + sumForms

  // MARK: One after the other

  private static let fallbackForms: [Form<Expression>] = [
    Form("{a:expr} ,? (or|otherwise|else) (use|take)? {b:expr} (if|when|where) {c:cond}") { words in
      guard case .test(.field(let empty), let predicate)? = words.condition("c"),
        predicate.op == .isNull, case .field(let first)? = words.expression("a"),
        first.fields == empty.fields
      else { return nil }
      return fallback(words)
    },
    Form("{a:expr} if|when|where {c:cond} ,? $else (use|take|it_is|set|put|write|to)? {b:expr}") {
      guard let condition = $0.condition("c"), let value = $0.expression("a"),
        let other = $0.expression("b")
      else { return nil }
      return chosen(condition, value, other)
    },
    Form(
      "{a:expr} if (it|that|there)? (is|isnt)? (one|any|there_is_one|we_have_it|we_have_one|"
        + "available|present|known|given|filled|set|there|it_exists|exists|it_is_there|not_empty|"
        + "there_is_any|filled_in|there_is_a_value|it_is_set|it_is_filled|it_is_known|"
        + "possible|provided|its_there|its_set|its_filled|not_blank|it_has_one|it_has_a_value) "
        + ",? (and|or)? ($else) (use|take)? {b:expr}"
    ) { fallback($0) },
    Form(
      "first|preferably|ideally {a:expr} ,? ($orelse) (use|take|the)? {b:expr}"
    ) { fallback($0) },
    Form(
      """
      {a:expr} ,? (or|otherwise|and|else) (use|take|the)? {b:expr} (if|when|where) (both|all|\
      both_of_them|all_of_them|they|these|both_of_these) (are)? (both|all)? ($empty)
      """
    ) { ofSeveral($0) },
    Form(
      """
      {a:expr} ,? (or|otherwise|and|else) (use|take|the)? {b:expr} (if|when|where) (neither|none) \
      (of_them|of_these|of_the_two)? (is|are)? (set|known|there|given|filled|present|available)
      """
    ) { ofSeveral($0) },
    Form("{a:expr} ,? ($orelse) ,? (use|take|to|on|with|just|use_the|take_the)? {b:expr}") {
      fallback($0)
    },
    Form(
      """
      {a:expr} ,? (or|and)? (if|when) (that|it|thats|its|this) (is|s)? ($empty) (then|use|\
      take)? {b:expr}
      """
    ) {
      fallback($0)
    },
    Form("{a:expr} with {b:quoted} (as|for) (the)? (default|fallback|default_value)") {
      fallbackTo($0)
    },
    Form(
      """
      {a:expr} ,? (with)? (a)? (default|fallback|defaulting|default_value) (to|of|is|=|\
      :)? {b:quoted}
      """
    ) { fallbackTo($0) },
    Form(
      """
      {a:expr} <( (default|fallback|or|else|defaults_to|if_empty|if_missing|if_blank) (to|\
      :|=|is)? {b:expr} )>
      """
    ) { fallback($0) },
    Form(
      """
      the_first (of|non_empty_of|nonempty_of|available_of|that_is_filled_of) {f:sources} \
      (that_is_filled|that_is_not_empty|that_has_a_value|that_is_set)?
      """
    ) {
      let members = $0.fields("f")
      return members.count > 1 ? .coalesce(members.map { .field($0) }) : nil
    },
    Form("whichever (of)? {f:sources} (is_there|is_filled|is_set|is_not_empty)") {
      let members = $0.fields("f")
      return members.count > 1 ? .coalesce(members.map { .field($0) }) : nil
    },
  ]

  private static func fallback(_ words: Captures) -> Expression? {
    guard let first = words.expression("a"), let second = words.expression("b") else { return nil }
    guard case .literal = first else { return flattened(first, second) }
    return nil
  }

  /// For values made of several others, all of them missing.
  private static func ofSeveral(_ words: Captures) -> Expression? {
    switch words.expression("a") {
    case .join?, .coalesce?: fallback(words)
    default: nil
    }
  }

  private static func fallbackTo(_ words: Captures) -> Expression? {
    guard let first = words.expression("a"), let literal = words.literal("b") else { return nil }
    return flattened(first, .literal(literal))
  }

  static func flattened(_ first: Expression, _ second: Expression) -> Expression {
    func members(_ expression: Expression) -> [Expression] {
      if case .coalesce(let members) = expression { members } else { [expression] }
    }
    return .coalesce(members(first) + members(second))
  }

  /// `a if a is there, else b` needs no condition.
  static func chosen(
    _ condition: Condition,
    _ value: Expression,
    _ other: Expression
  ) -> Expression {
    if case .test(.field(let field), let predicate) = condition, predicate.op == .isNotNull,
      case .field(let read) = value, read.fields == field.fields
    {
      return flattened(value, other)
    }
    return .choice(condition, value, otherwise: other)
  }

  // MARK: Parts and changes

  static func changed(_ words: Captures, _ changes: [Change]) -> Expression? {
    words.expression("e").map { .changed($0, changes) }
  }

  private static func part(_ pattern: String, _ changes: [Change]) -> Form<Expression> {
    Form(pattern) { changed($0, changes) }
  }

  private static func words(_ from: Int, _ to: Int) -> Change {
    .step("words", [.init("from", .integer(from)), .init("to", .integer(to))])
  }

  static let partForms: [Form<Expression>] = [
    part(
      """
      (the)? (domain|domain_name|host|host_name) (of|from) {e:expr} <(? (without|minus|no|\
      excluding|leaving_out) (the|any)? www )>?
      """,
      [.step("url_host", []), .step("remove_prefix", [.init("prefix", "www.")])]
    ),
    Form("{e:expr} {s:steps}") { changed($0, $0.changes("s")) },
    part(
      "(the)? (lower_case|lowercase|lowercased|small_letters_of|lower) {e:expr}",
      [.step("lower", [])]
    ),
    part("(the)? (upper_case|uppercase|uppercased) {e:expr}", [.step("upper", [])]),
    part("(the)? trimmed {e:expr}", []),
    part("(the)? first_word (of|in|from) {e:expr}", [words(0, 0)]),
    part("(the)? last_word (of|in|from) {e:expr}", [words(-1, -1)]),
    part(
      "(everything|all_words|all|the_words|the_rest|everything_else|all_the_words|the_part|words)"
        + " (but|except|before) the_last_word? (of|in|from) {e:expr}",
      [words(0, -2)]
    ),
    part(
      "(everything|all_words|all|the_words|the_rest|the_part|the_remaining_words) "
        + "(after|but|except) the_first_word? (of|in|from) {e:expr}",
      [words(1, -1)]
    ),
    Form(
      """
      (the)? first {n:number} (characters|letters|chars|character|letter|digits) (of|from|\
      in) {e:expr}
      """
    ) {
      guard let count = $0.number("n") else { return nil }
      return changed($0, [.step("left", [.init("count", .integer(count))])])
    },
    part(
      "(the)? (first_letter|first_character|initial) (of|from|in) {e:expr}",
      [
        .step("left", [.init("count", 1)])
      ]
    ),
    Form(
      """
      (the_part|everything|what_comes|what_is|whatever_is|all|what_stands|the_text|\
      the_bit) before (the)? (first)? {q:quoted} (sign)? (of|in|from) {e:expr}
      """
    ) {
      cut($0, "text_before")
    },
    Form(
      """
      (the_part|everything|what_comes|what_is|whatever_is|all|what_stands|the_text|\
      the_bit) after (the)? (first)? {q:quoted} (sign)? (of|in|from) {e:expr}
      """
    ) {
      cut($0, "text_after")
    },
    part(
      "(the)? (part|bit) before (the)? (@|at|@_sign|at_sign) (of|in|from) {e:expr}",
      [
        .step("email_local_part", [])
      ]
    ),
    part(
      "(the)? (part|bit) after (the)? (@|at|@_sign|at_sign) (of|in|from) {e:expr}",
      [
        .step("email_domain", [])
      ]
    ),
    part(
      "(the)? (email_domain|domain|domain_name|domain_part|mail_domain) (of|from|in) {e:expr}",
      [
        .step("domain", [])
      ]
    ),
    part("(the)? (host|hostname|host_name) (of|from|in) {e:expr}", [.step("url_host", [])]),
    part("(the)? (length|number_of_characters) (of|in) {e:expr}", [.step("length", [])]),
    part("(the)? year (of|from|in) {e:expr}", [.step("date_part", [.init("part", "year")])]),
    part("(the)? month (of|from|in) {e:expr}", [.step("date_part", [.init("part", "month")])]),
    part("(the)? (date|day|date_part) (of|from|in) {e:expr}", [.date]),
    Form("{f:source} (date|day)") { words in
      // "its day"
      guard let field = words.field("f"), field.pronoun != nil else { return nil }
      return .changed(.field(field), [.date])
    },
    part(
      "(the)? (sha256|sha256_hash|hash|sha256hash|sha_256|sha_256_hash) (of|from) {e:expr}",
      [
        .step("sha256", [.init("encoding", "hex")])
      ]
    ),
    part("(the)? (md5|md5_hash) (of|from) {e:expr}", [.step("md5", [])]),
    part("(the)? (label|labels) (of|from) {e:expr}", [.label]),
    part(
      """
      (the)? (full)? (english_name|english_country_name|english_names) (of (the)? (country)?)? (in|\
      of|from|for)? {e:expr}
      """,
      [.country("name")]
    ),
    part(
      "(the)? (full)? (english)? (name_of_the_country|country_name) (in|of|from|for) {e:expr}",
      [.country("name")]
    ),
    Form("{q:quoted} (followed_by|and_then|plus|+) {e:expr}") { words in
      guard let mark = words.literal("q") else { return nil }
      return changed(words, [.step("prepend", [.init("text", .string(mark.text))])])
    },
    Form("{e:expr} (followed_by|plus|+) {q:quoted}") { words in
      guard let mark = words.literal("q") else { return nil }
      return changed(words, [.step("append", [.init("text", .string(mark.text))])])
    },
    Form("(the)? (query|url)? parameter (called|named)? {q:quoted} (of|in|from) {e:expr}") {
      words in
      words.literal("q").flatMap { changed(words, [parameter($0.text)]) }
    },
    Form("(the)? {q:quoted} (query|url)? parameter (of|in|from) {e:expr}") { words in
      words.literal("q").flatMap { changed(words, [parameter($0.text)]) }
    },
    part("(the)? digits (of|from|in) {e:expr}", [digitsOnly]),
    Form(
      """
      today|todays_date|the_date_of_the_run|the_current_date|the_day_of_the_run|\
      current_date|the_date_today|the_day_of_the_sync|the_date_of_the_sync|date_of_sync|\
      the_sync_date|now|the_current_day
      """
    ) {
      _ in .today
    },
  ]

  private static func cut(_ words: Captures, _ function: String) -> Expression? {
    guard let mark = words.literal("q") else { return nil }
    return changed(
      words,
      [.step(function, [.init("any_of", [.string(mark.text)]), .init("if_missing", "null")])]
    )
  }

  // MARK: Several

  private static let joinForms: [Form<Expression>] = [
    Form(
      """
      ($join)? {f:sources} (joined|separated|concatenated|combined|glued|put_together|\
      connected|together|merged)? (with|by|using|separated_by|joined_by|joined_with|\
      separated_with) (a|an|one|the)? (single)? (space|blank|spaces|blanks|whitespace) \
      (between|in_between|between_them|inbetween)?
      """
    ) {
      joined($0, " ")
    },
    Form(
      """
      ($join)? {f:sources} (joined|separated|concatenated|combined|glued|put_together|\
      connected|together|merged)? (with|by|using|separated_by|joined_by|joined_with) (a|\
      an|the)? comma_and_a_space|comma_and_space|comma_and_blank|comma_and_a_blank \
      (between|in_between|between_them)?
      """
    ) {
      joined($0, ", ")
    },
    Form(
      """
      ($join)? {f:sources} (joined|separated|concatenated|combined|glued|put_together|\
      connected|together|merged)? (with|by|using|separated_by|joined_by|joined_with) \
      {q:quoted} (between|in_between|between_them|inbetween)?
      """
    ) {
      words in words.literal("q").flatMap { joined(words, $0.text) }
    },
    Form("($join)? {f:sources} ,? {q:quoted} between (them)?") {
      words in words.literal("q").flatMap { joined(words, $0.text) }
    },
    Form("{a:expr} + {q:quoted} + {b:expr}") { words in
      guard let first = words.expression("a"), let second = words.expression("b"),
        let mark = words.literal("q")
      else { return nil }
      if case .join(let members, let known) = second {
        return known == mark.text ? .join([first] + members, separator: known) : nil
      }
      return .join([first, second], separator: mark.text)
    },
    Form("{a:expr} (and|plus|+) {b:expr}") { words in
      guard let first = words.expression("a"), let second = words.expression("b") else {
        return nil
      }
      return names([first, second])
    },
    Form("{a:expr} ,? {b:expr} and {c:expr}") { words in
      names(["a", "b", "c"].compactMap { words.expression($0) })
    },
  ]

  private static func joined(_ words: Captures, _ separator: String) -> Expression? {
    let fields = words.fields("f")
    guard fields.count > 1, words.joint("f") == .and else { return nil }
    return .join(fields.map { .field($0) }, separator: separator)
  }

  /// Parts of a person's name are joined with blanks; anything else needs to be said.
  private static func names(_ members: [Expression]) -> Expression? {
    let known: Set<String> = ["firstname", "lastname", "salutation", "middlename"]
    let isNames = members.allSatisfy { member in
      guard case .field(let reference) = member, let field = reference.field else { return false }
      return FieldRole.of(field).map(known.contains) ?? false
    }
    return isNames && members.count > 1 ? .join(members, separator: " ") : nil
  }

  static var digitsOnly: Change { .step("keep_characters", [.init("set", "digits")]) }
}
