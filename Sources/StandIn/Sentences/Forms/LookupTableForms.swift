import Records

/// A row of a table that is found by a value, and what of it is written.
struct TableLookup: Hashable {
  var table: String
  /// `nil`: the column that is called as the field is.
  var column: String?
  var by: FieldReference
  var result: String
  var into: FieldReference
  var ignoresCase = true
}

extension Grammar {
  /// Look-ups in the workspace's own tables.
  static let lookupTableForms: [Form<Clause>] = [
    Form(
      """
      {t:target} (comes|is_taken|is_looked_up|is_read|is)? (from|in) (our|the|a)? (table|list) \
      {tb:words} (:|;|,|-) \(row) \(rest)
      """
    ) { whole($0) },
    Form("(in|from) (our|the)? (table|list) {tb:words} ,? \(row) \(rest)") { whole($0) },
    Form("\(row) \(place) \(rest)") { whole($0) },
    Form(
      """
      (look_up|find|search) {f:source} in (our|the)? (table|list) {tb:words} ,? \
      ((by|in|under) (the|its)? column {c:words})? \(anyCase) \(rest)
      """
    ) { whole($0) },
    Form(
      """
      {t:target} (is|comes_from|becomes|gets|should_be) (the|its)? (column|value)? {r:words} \
      (from|in|of) (our|the)? (table|list) {tb:words} (for|by|that_belongs_to|with|belonging_to) \
      (the|this|that)? {f:source}
      """
    ) { whole($0) },
    Form(
      """
      {t:target} (is|comes_from|becomes|gets|should_be) (the|its)? (column|value)? {r:words} \
      (from|in|of) the (row|line|entry) (in|of) (our|the)? (table|list) {tb:words} (whose|where) \
      (the)? (column)? {c:words} (is|equals|matches) {f:source}
      """
    ) { whole($0) },
  ]

  private static let row =
    """
    (find|look_for|look_up|take|use|search)? the (row|line|entry|record) (whose|where|in_which) \
    (the)? (column)? {c:words} (is|equals|matches|=|is_equal_to|is_the_same_as) (the)? {f:source} \
    \(anyCase)
    """

  private static let place = "(in|of) (our|the)? (table|list) {tb:words} ,?"

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
    guard let table = words.text("tb"), let by = words.field("f"), by.field != nil,
      let result = words.text("r"), let into = words.field("u") ?? words.field("t"),
      into.field != nil, words.field("t").map({ $0.fields == into.fields }) ?? true
    else { return nil }
    return .tableLookup(
      TableLookup(table: table, column: words.text("c"), by: by, result: result, into: into)
    )
  }
}
