import Records

extension Grammar {
  /// Where numbers without a country code are from, and what happens to those that are none.
  static let phoneClauseForms: [Form<Clause>] = [
    Form(
      "\(numbers) \(belongs) the country (in|of|from|that_stands_in|given_in|named_in) {f:source}"
    ) { country($0) },
    Form(
      """
      \(numbers) \(belongs) the country (in|of|from|that_stands_in|given_in|named_in) {f:source} \
      ,? (where|with|:|and) {t:entries}
      """
    ) { country($0) },
    Form("\(numbers) \(belongs) {f:source}") { country($0) },
    Form(
      """
      ($if) (the|a)? (number|it|value|phone_number | {g:either}) \
      \(invalid) ,? (then)? leave {f:either} (out|empty|blank|away)
      """
    ) { leftOut($0) },
    Form(
      """
      leave {f:either} (out|empty|blank|away) ($if) (the)? (number|it|value|phone_number | \
      {g:either}) \(invalid)
      """
    ) { leftOut($0) },
  ]

  private static let numbers =
    """
    (a|the|all|any|every)? (phone|telephone)? (number|numbers|phones|phone) \
    (that_come|that_comes)? \
    (without|with_no|lacking|missing) (a|an|the)? (country_code|international_prefix|\
    country_prefix|country_codes)
    """

  private static let belongs =
    "(belongs_to|belong_to|is_from|are_from|is_of|are_of|comes_from|come_from|counts_as_one_of)"

  private static let invalid =
    """
    ((isnt|is_not) (valid|a_valid_number|a_valid_phone_number|a_number|a_phone_number|readable) \
    | is (invalid|no_valid_number|no_valid_phone_number|no_number|no_phone_number|unreadable) \
    | (cannot|cant) be (read|parsed|understood))
    """

  private static func country(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), let source = field.field, field.side == .source else {
      return nil
    }
    // "Numbers … belong to the office": only what holds countries says where from.
    let isCountry = FieldRole.mentions(source, ["country", "nation", "region"])
    guard isCountry || words.table("t") != nil else { return nil }
    if let table = words.table("t"), table.rest != nil || table.blank != nil { return nil }
    return .phoneCountry(field, words.table("t"))
  }

  private static func leftOut(_ words: Captures) -> Clause? {
    guard let field = words.field("f"), words.field("g").map({ $0.fields == field.fields }) ?? true
    else { return nil }
    return .change([field], [.leaveOutErrors])
  }
}
