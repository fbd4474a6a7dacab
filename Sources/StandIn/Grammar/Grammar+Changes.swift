import Records

extension Grammar {
  /// `in lower case`, `as a date`, `trimmed and cut to 40 characters`.
  func changes(_ range: Range<Int>) -> [Change]? {
    if let found = first(Self.changeForms, range) { return found }
    if let inner = bracketed(range) { return inner }
    for index in range where index > range.lowerBound && index < range.upperBound - 1 {
      let token = tokens[index]
      guard token.isComma || ["and", "then"].contains(token.folded) else { continue }
      var start = index + 1
      while start < range.upperBound - 1, ["and", "then"].contains(tokens[start].folded) {
        start += 1
      }
      guard case .changes(let left)? = meaning(.steps, range.lowerBound..<index),
        case .changes(let right)? = meaning(.steps, start..<range.upperBound)
      else { continue }
      return left + right
    }
    return nil
  }

  private func bracketed(_ range: Range<Int>) -> [Change]? {
    var range = range
    if tokens[range.lowerBound].isComma || tokens[range.lowerBound].isMark("-"), range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
      guard case .changes(let changes)? = meaning(.steps, range) else { return nil }
      return changes
    }
    guard range.count > 2, tokens[range.lowerBound].isMark("("),
      tokens[range.upperBound - 1].isMark(")"),
      case .changes(let changes)? = meaning(.steps, range.lowerBound + 1..<range.upperBound - 1)
    else { return nil }
    return changes
  }

  private static func plain(_ pattern: String, _ changes: Change...) -> Form<[Change]> {
    Form(pattern) { _ in changes }
  }

  private static func function(_ name: String, _ arguments: Change.Argument...) -> Change {
    .step(name, arguments)
  }

  static let changeForms: [Form<[Change]>] =
    caseForms + textForms + phoneForms + dateForms + numberForms + codeForms
    + partialDateForms + listChangeForms

  private static let inAs =
    "(in|as|to|into|all|in_all|be_in|written_in|converted_to|in_the|always_in|written|changed_to|"
    + "be|made|turned_to|and)?"

  private static let caseForms: [Form<[Change]>] = [
    plain(
      "\(inAs) (lower_case|lowercase|lowercased|lower|small_letters|lower_case_letters|"
        + "lowercase_letters|lower_letters|lowercase_only|lowercase_form)",
      function("lower")
    ),
    plain(
      "\(inAs) (upper_case|uppercase|uppercased|upper|capitals|capital_letters|all_caps|caps|"
        + "block_capitals|uppercase_letters|upper_case_letters|block_letters)",
      function("upper")
    ),
    plain(
      "\(inAs) (title_case|titlecase|capitalised|capitalized|proper_case|title_cased|titlecased)",
      function("title_case")
    ),
    plain(
      "(with)? (a)? (capital|upper_case|uppercase) (first)? (letter|letters) (in|at_the_start_of|"
        + "at_the_beginning_of|for|of) (every|each) word",
      function("title_case")
    ),
    plain(
      "(with)? (every|each) word (capitalised|capitalized|with_a_capital_first_letter|"
        + "with_a_capital_letter|starting_with_a_capital_letter|beginning_with_a_capital_letter)",
      function("title_case")
    ),
    plain(
      "(trimmed|stripped|without_spaces_around|without_surrounding_spaces|"
        + "without_leading_and_trailing_spaces|without_leading_or_trailing_spaces|"
        + "without_extra_spaces_at_the_ends|without_surrounding_blanks|without_blanks_around|"
        + "trimmed_of_spaces|without_outer_spaces)"
    ),
    plain(
      "(without_double_spaces|without_double_blanks|without_extra_spaces|"
        + "with_double_spaces_removed|no_double_blanks|no_double_spaces)",
      function("collapse_whitespace")
    ),
    plain(
      "without (any)? (spaces|blanks|whitespace)",
      function("remove_characters", .init("set", " "))
    ),
  ]

  private static let textForms: [Form<[Change]>] = [
    Form(
      "(cut|truncated|shortened|limited|capped|trimmed|clipped|cut_off|chopped)? "
        + "(to|at|after|with)? (at_most|max|maximum|no_more_than|the_first|not_more_than|up_to|"
        + "a_maximum_of|only_the_first|no_longer_than|first|max.|the_maximum_of|only_first)? "
        + "{n:number} (characters|character|letters|chars|char) (max|at_most|maximum|long|only)?"
    ) { words in
      words.number("n").map { [function("truncate", .init("max", .integer($0)))] }
    },
    Form("(prefixed|prefix|starting|preceded) (with|by)? {q:quoted}") { words in
      words.literal("q").map { [function("prepend", .init("text", .string($0.text)))] }
    },
    Form("with (the|a)? prefix {q:quoted}") { words in
      words.literal("q").map { [function("prepend", .init("text", .string($0.text)))] }
    },
    Form(
      "with {q:quoted} (in_front|before_it|at_the_front|at_the_beginning|at_the_start|"
        + "in_front_of_it|prepended|before|put_before_it|put_in_front)"
    ) { words in
      words.literal("q").map { [function("prepend", .init("text", .string($0.text)))] }
    },
    Form("with (the|a)? suffix {q:quoted}") { words in
      words.literal("q").map { [function("append", .init("text", .string($0.text)))] }
    },
    Form("(followed_by|suffixed_with|ending_with|suffixed_by) {q:quoted}") { words in
      words.literal("q").map { [function("append", .init("text", .string($0.text)))] }
    },
    Form("with {q:quoted} (behind_it|after_it|at_the_end|appended|added_at_the_end|behind)") {
      words in
      words.literal("q").map { [function("append", .init("text", .string($0.text)))] }
    },
    Form("with {a:quoted} (replaced|changed) (with|by|to|into) {b:quoted}") { replaced($0) },
    Form("(and)? (replacing|changing) {a:quoted} (with|by|to|into) {b:quoted}") { replaced($0) },
    Form("without (the)? {q:quoted}") { words in
      words.literal("q").map {
        [function("replace", .init("search", .string($0.text)), .init("with", ""))]
      }
    },
    Form("without (the)? (prefix|leading) {q:quoted}") { words in
      words.literal("q").map { [function("remove_prefix", .init("prefix", .string($0.text)))] }
    },
    plain(
      "(digits_only|only_digits|only_the_digits|just_the_digits|only_numbers|numbers_only|"
        + "with_only_the_digits|just_digits|keeping_only_the_digits|keeping_only_digits)",
      digitsOnly
    ),
    plain(
      "(without|no|stripped_of|with_no) (the|any)? (html|html_tags|tags|markup)",
      function("strip_html")
    ),
    plain("as_plain_text", function("strip_html")),
    plain("without accents", function("remove_accents")),
    Form("split (at|by|on|up_at) (the)? {q:quoted}") { words in
      words.literal("q").map { [function("split", .init("separators", [.string($0.text)]))] }
    },
    plain(
      "(split|separated) (at|by|on) (the)? (comma|commas)",
      function("split", .init("separators", [","]))
    ),
    plain(
      "(split|separated) (at|by|on) (the)? (semicolon|semicolons)",
      function("split", .init("separators", [";"]))
    ),
    Form("joined (with|by) {q:quoted}") { words in
      words.literal("q").map { [function("join", .init("separator", .string($0.text)))] }
    },
    plain(
      "(joined|separated) (with|by) (semicolons|a_semicolon)",
      function("join", .init("separator", ";"))
    ),
    plain("joined (with|by) (commas|a_comma)", function("join", .init("separator", ","))),
  ]

  private static func replaced(_ words: Captures) -> [Change]? {
    guard let search = words.literal("a"), let other = words.literal("b") else { return nil }
    return [
      function(
        "replace",
        .init("search", .string(search.text)),
        .init("with", .string(other.text))
      )
    ]
  }

  private static let e164 =
    "(in|as|to|into|in_the|be_in|with)? (the|proper|valid|standard|strict|full)? "
    + "(e.164|e164|e_164|international|intl|international_e.164|e.164_international) "
    + "(phone|number|phone_number)? (format|form|notation|style|standard|numbers)?"

  private static let phoneForms: [Form<[Change]>] = [
    plain(e164, .phone(region: nil)),
    Form(
      "\(e164) (with|using|assuming|,)? {c:country} (as|is|being)? (the|a)? "
        + "(default|fallback|default_country|default_region|country|region|numbers|"
        + "country_code|as_default|if_no_country_code|if_there_is_no_country_code|assumed|"
        + "when_no_country_code|when_there_is_no_country_code|by_default|"
        + "if_no_country_code_is_given|if_the_country_code_is_missing|if_no_code|"
        + "where_there_is_no_country_code|unless_it_has_a_country_code|if_country_code_is_missing)"
    ) {
      region($0)
    },
    Form(
      "\(e164) (with|using|and|,)? (the|a)? (default|fallback)? (country|region|"
        + "country_code|prefix|default) (is|of|:|=|being)? {c:country}"
    ) { region($0) },
    Form(
      "\(e164) <( (default|region|country|default_region|default_country)? (:|=|is)? {c:country} "
        + "(default|numbers|by_default|region)? )>"
    ) { region($0) },
    Form(
      """
      \(e164) ,? (assume|assuming|treat_as|treating_them_as|they_are) (all)? (numbers_are|\
      they_are)? {c:country}
      """
        + " (numbers|phone_numbers)? (if_no_country_code|if_there_is_no_country_code|"
          + """
          where_no_country_code_is_given|if_the_country_code_is_missing|\
          when_no_country_code_is_given|
          """
        + "unless_stated_otherwise|if_no_country_code_is_given|when_the_country_code_is_missing)?"
    ) {
      region($0)
    },
    plain(
      "(normalised|normalized|cleaned_up|cleaned|in_normal_form|in_canonical_form)",
      .step("normalize", [])
    ),
  ]

  private static func region(_ words: Captures) -> [Change]? {
    words.text("c").map { [.phone(region: $0)] }
  }
}
