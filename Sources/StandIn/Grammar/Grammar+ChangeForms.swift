import Records

extension Grammar {
  private static func plain(_ pattern: String, _ changes: Change...) -> Form<[Change]> {
    Form(pattern) { _ in changes }
  }

  static let dateForms: [Form<[Change]>] = [
    plain(
      "((as|to|into) (a|the|only_the|just_the|plain)? | a|only_the|just_the) (date|day|date_only|"
        + "date_part|calendar_date|date_without_time|day_only|date_without_the_time|plain_date)",
      .date
    ),
    plain(
      "(without|dropping|minus|no) (the|a)? (time|time_of_day|time_part|hours)",
      .date
    ),
    plain("(just|only) the (date|day|date_part)", .date),
    Form(
      "(written|formatted|converted|stored|displayed|shown|sent)? (as|in|to|like) (the|a)? "
        + "(date)? (format|form)? {p:pattern} (format|form|date|style|dates)?"
    ) { words in
      words.text("p").map { [.writtenAs($0)] }
    },
    Form("<( {p:pattern} )>") { words in words.text("p").map { [.writtenAs($0)] } },
    plain(
      "(in|as|to) (iso|iso8601|iso_8601|iso_format|iso_form|iso_8601_format|iso_date_format|"
        + "an_iso_date|iso_date)",
      .writtenAs("iso")
    ),
    Form(
      "(which|that|it)? (comes|come|is_given|are_given|arrives|is_coming|is_provided|given|"
        + "coming|arriving|delivered) (in)? (as|in) {p:pattern} (format|form)?"
    ) { words in words.text("p").map { [.comesAs([$0])] } },
    Form("(which|that) (is|are) (in)? {p:pattern} (format|form)?") { words in
      words.text("p").map { [.comesAs([$0])] }
    },
    Form(
      """
      (which|that|and|it)? (looks|look|is_written|are_written|comes|come|is_given|written) \
      (like|as_in) (this)? (:)? {x:example}
      """
    ) { words in words.text("x").map { [.comesAs([$0])] } },
    Form("from {p:pattern} (format)?") { words in words.text("p").map { [.comesAs([$0])] } },
    Form("from {p:pattern} to {q:pattern}") { words in
      guard let first = words.text("p"), let second = words.text("q") else { return nil }
      return [.comesAs([first]), .writtenAs(second)]
    },
    Form("(in|as_of|using|by) (the)? {z:zone} (time|time_zone|timezone|local_time|zone)?") {
      words in
      words.text("z").map { [.inZone($0)] }
    },
    Form("as (a|the)? (date|day) in (the)? {z:zone} (time|time_zone|timezone|zone)?") { words in
      words.text("z").map { [.date, .inZone($0)] }
    },
    plain(
      "(as|in|to) (a|the)? (unix|epoch)? (seconds|epoch_seconds|unix_time|unix_timestamp|epoch|"
        + "unix_seconds|seconds_since_1970|timestamp_in_seconds|unix_time_in_seconds)",
      .epoch("second")
    ),
    plain(
      "(as|in|to) (a|the)? (unix|epoch)? (milliseconds|epoch_milliseconds|"
        + "milliseconds_since_1970|timestamp_in_milliseconds|millis|epoch_millis)",
      .epoch("millisecond")
    ),
    plain(
      "(as|in|to) (a|the)? (unix|epoch)? (microseconds|epoch_microseconds|micros|"
        + "microseconds_since_1970|timestamp_in_microseconds)",
      .epoch("microsecond")
    ),
    plain(
      "(which|that|it)? (comes|is_given|is|are|given|come) (in|as) (unix|epoch)? "
        + "(milliseconds|epoch_milliseconds|milliseconds_since_1970|millis|ms|epoch_ms)",
      .epochIs("millisecond")
    ),
    plain(
      "(which|that|it)? (comes|is_given|is|are|given|come) (in|as) (unix|epoch)? "
        + "(seconds|epoch_seconds|unix_seconds|seconds_since_1970|unix_time|unix_timestamp|"
        + "a_unix_timestamp|unix_timestamps)",
      .epochIs("second")
    ),
    Form("plus {n:number} days|day") { duration($0, "days", 1) },
    Form("plus {n:number} weeks|week") { duration($0, "days", 7) },
    Form("plus {n:number} months|month") { duration($0, "months", 1) },
    Form("plus {n:number} years|year") { duration($0, "years", 1) },
    Form("minus {n:number} days|day") { duration($0, "days", -1) },
    Form("+ {n:number} days|day") { duration($0, "days", 1) },
  ]

  private static func duration(_ words: Captures, _ unit: String, _ factor: Int) -> [Change]? {
    words.number("n").map {
      [.step("add_duration", [.init(unit, .integer($0 * factor))])]
    }
  }

  static let numberForms: [Form<[Change]>] = [
    plain(
      """
      (rounded|round)? ((as|to|into) (a|an|the_nearest|the|nearest|full)? | a|an) \
      (integer|int|whole_number|whole_numbers|
      """
        + "full_number|integer_number)",
      .wholeNumber
    ),
    plain("rounded", .rounded(0)),
    plain("without (the)? (decimals|decimal_places|cents|fraction|fractions)", .rounded(0)),
    Form(
      "(rounded|round) (half_up)? (to|at)? {n:number} (decimals|decimal|decimal_places|digits|places|"
        + "decimal_place|digits_after_the_point)"
    ) { words in words.number("n").map { [.rounded($0)] } },
    plain(
      "(rounded) (to|at)? (the_nearest|full|a)? (cents|cent|two_decimals)",
      .rounded(2)
    ),
    plain(
      "((as|to|into|be) (a|an)? | a|an) (number|numeric|decimal|numeric_value|plain_number|"
        + "decimal_number|numbers|number_field)",
      .number(groups: nil)
    ),
    plain(
      "(as_a_number|as_number)? (without|dropping|ignoring|minus|no) (the|any)? "
        + "(thousands|thousand)? (commas|comma|separators|separator|thousands_separators)",
      .number(groups: ",")
    ),
    plain(
      "from cents to (units|euros|dollars|euro|whole_units|currency_units)",
      .number(groups: nil),
      .step("divide", [.init("by", 100), .init("scale", 2), .init("mode", "half_up")])
    ),
    plain(
      "divided by 100",
      .number(groups: nil),
      .step("divide", [.init("by", 100), .init("scale", 2), .init("mode", "half_up")])
    ),
    plain(
      """
      (as|to|into) (a)? (boolean|bool|true/false|true_or_false|yes/no_field|boolean_value|\
      flag|checkbox)
      """,
      .boolean
    ),
    plain("as text", .writtenAs("text")),
  ]

  static let codeForms: [Form<[Change]>] = [
    plain(
      "(as|to|by|into|in|with)? (a|an|the|its|their)? (two_letter|twoletter|2letter|two_letters|"
        + "2_letter|iso|iso_2letter|iso_2|iso2|alpha2|two_letter_iso|iso_two_letter|"
        + "twoletter_iso|2letter_iso|iso_3166|iso_alpha2|2_letter_iso|iso_twoletter|iso_alpha_2) "
        + "(iso)? (country)? (code|codes|form|country_code|format)?",
      .country("alpha2")
    ),
    plain("(as|to) (a|the)? (country_code|country_codes|code_of_two_letters)", .country("alpha2")),
    plain(
      "(as|to|by|into|in|with)? (a|an|the|its|their)? (three_letter|threeletter|3letter|"
        + "iso3|alpha3|three_letters|3_letter|iso_3|iso_alpha3|threeletter_iso) (iso)? "
        + "(country)? (code|codes|form)?",
      .country("alpha3")
    ),
    plain(
      "(as|to|by|into|with|in) (a|an|the|its|their)? (full)? (english)? (country_name|"
        + "country_names|english_name|english_names)",
      .country("name")
    ),
    plain("written_out (in_english)?", .country("name")),
    plain(
      """
      (written|spelled|spelt) out (in_english | (as|with|by|in) (the|its|their|an)? (full)? \
      (english)? (country|country_name|country_names|name|names)  (name|names)?)
      """,
      .country("name")
    ),
    plain(
      "(as|in|with|by|using)? (a|an|the|its)? (sha256|sha_256|sha256_hash|sha256hash|hashed_sha256|"
        + "sha256_hashes|hashed_with_sha256|hashed_as_sha256|hashed_using_sha256|sha256hashed|"
        + "sha256_hashed|hashed_with_sha_256|hashed|hashed_by_sha256|sha256_hex|"
        + "sha256_hex_hash)",
      .step("sha256", [.init("encoding", "hex")])
    ),
    plain("(as|by|with) (a|an)? (md5|md5_hash|hashed_with_md5)", .step("md5", [])),
    plain("(by|as|with|using) (its|their|the)? (label|labels|option_label)", .label),
    plain("(domain_only|only_the_domain|just_the_domain)", .step("domain", [])),
    plain(
      """
      (and)? (leave|leaving) (it|them)? (out|away|empty|blank) (if|when|where) (it|that|\
      they)? ((cannot|cant|can_not) 
      """
        + "(be_read|be_parsed|be_converted|be_understood) | (isnt|arent) (valid|a_number|"
        + "a_valid_number|a_date|a_valid_date|a_valid_phone_number|a_country) | (is|are) "
        + "(no_valid_number|invalid|not_valid|no_number|not_a_number|no_date|not_a_valid_number|"
        + "no_country|not_a_date|not_a_valid_date|not_a_valid_phone_number|not_a_valid_country|"
        + "unreadable|no_phone_number|no_valid_phone_number|not_a_country|no_valid_date|"
        + "unparseable))",
      .leaveOutErrors
    ),
  ]
}
