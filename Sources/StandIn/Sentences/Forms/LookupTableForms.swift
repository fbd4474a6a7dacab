import Records

/// A row of a table that is found by a value, and what of it is written.
struct TableLookup: Hashable {
  var table: String
  /// `nil`: the column that is called as the field is.
  var column: String?
  var by: FieldReference
  /// `nil`: the only other column, or the one that is called as the target is.
  var result: String?
  /// `nil`: the field that is called as the column is.
  var into: FieldReference?
  var ignoresCase = true
  /// What is written where no row is found.
  var otherwise: Literal?
}

extension Grammar {
  /// Look-ups in the workspace's own tables.
  static let lookupTableForms: [Form<Clause>] = [
    """
    {t:target} (is|gets|should_be|must_be) (to_be)? (looked_up|found) (in|from|through|via) \
    (\(table) | {tb:words}) ,? (by|with|using|for) (the)? {f:source}
    """,
    """
    {t:target} (is|comes|gets|should_be|must_be) (to_be)? (taken|read)? (in|from|through|via) \
    \(table) ,? (by|with|using|for) (the)? {f:source}
    """,
    "{t:target} (comes|is_taken|is_looked_up|is_read|is)? (from|in) \(table) (:|;|,|-) \(row) \(rest)",
    "(in|from) \(table) ,? \(row) \(rest)",
    "\(row) \(place) \(rest)",
    """
    (look_up|find|search) {f:source} in \(table) ,? ((by|in|under) (the|its)? column {c:words})? \
    \(anyCase) \(rest)
    """,
    """
    {t:target} (is|comes_from|becomes|gets|should_be) (the|its)? (column|value)? {r:words} \
    (from|in|of) \(table) (for|by|that_belongs_to|with|belonging_to) (the|this|that)? {f:source}
    """,
    """
    {t:target} (is|comes_from|becomes|gets|should_be) (the|its)? (column|value)? {r:words} \
    (from|in|of) the (row|line|entry) (in|of) \(table) (whose|where) (the)? (column)? {c:words} \
    (is|equals|matches) {f:source}
    """,
    """
    look {f:source} up in (\(table) | {tb:words}) ,? ((by|in|under) (the|its)? column {c:words})? \
    \(anyCase) (\(rest))?
    """,
    "(look_up|find|search) {f:source} in \(table)",
    """
    (look_up|find) {t:target} in \(table) ,? (by|with|using|for) (the)? {f:source}
    """,
  ].flatMap { [Form("\($0) \(absent)") { whole($0) }, Form($0) { whole($0) }] }

  private static let table = "(our|the|a)? (table|list) {tb:words}"

  private static let notThere =
    """
    if_it_is_not_there|if_its_not_there|if_it_isnt_there|if_it_is_not_found|if_it_isnt_found|\
    if_not_found|if_it_is_not_in_it|if_it_is_not_in_the_table|if_it_isnt_in_the_table|\
    if_it_is_not_listed|if_it_is_not_listed_there|if_there_is_no_such_row|if_there_is_no_row|\
    if_no_row_is_found|if_no_row_matches|if_none_is_found|if_nothing_is_found|if_there_is_none|\
    if_it_has_no_row|where_it_is_not_there|where_it_is_not_found|where_there_is_none|\
    when_it_is_not_found|when_it_is_not_there|if_the_table_does_not_have_it|\
    if_the_table_has_no_row_for_it|if_missing
    """

  private static let absent =
    """
    ,? ((and|but|or)? (\(notThere)|otherwise|else|if_not|or_else|failing_that) ,? (then)? \
    (write|put|use|take|set|it_is|its|it_becomes|->)? {o:value} | (with|and) {o:quoted} (as|for) \
    (the|a)? (default|fallback|default_value) | (with)? (a|the)? (default|fallback) (of|is|:)? \
    {o:quoted} | (and|or|with)? (write|put|use)? {o:quoted} (\(notThere)))
    """

  private static let row =
    """
    (find|look_for|look_up|take|use|search)? the (row|line|entry|record) (whose|where|in_which) \
    (the)? (column)? {c:words} (is|equals|matches|=|is_equal_to|is_the_same_as) (the)? {f:source} \
    \(anyCase)
    """

  private static let place = "(in|of) \(table) ,?"

  private static let anyCase =
    """
    (,? ((upper_or_lower_case|lower_or_upper_case|case|the_case|capitals|upper_and_lower_case) \
    (does_not|do_not|doesnt|dont) matter | ignoring (the)? case | (no_matter|regardless_of|\
    whatever) (the|its)? case))?
    """

  private static let rest =
    """
    ,? (and|then)? (write|take|use|copy|put|give|set) (its|the)? (column|value_of|value_in)? \
    {r:words} ((to|into|in|as|for) {u:target})?
    """

  private static func whole(_ words: Captures) -> Clause? {
    guard let table = words.text("tb"), let by = words.field("f"), by.field != nil else {
      return nil
    }
    let into = words.field("u") ?? words.field("t")
    guard into.map({ $0.field != nil }) ?? true,
      words.field("t").map({ $0.fields == into?.fields }) ?? true,
      words.literal("o").map(isPlausible) ?? true
    else { return nil }
    var lookup = TableLookup(table: table, column: words.text("c"), by: by)
    (lookup.result, lookup.into, lookup.otherwise) = (words.text("r"), into, words.literal("o"))
    return .tableLookup(lookup)
  }
}
