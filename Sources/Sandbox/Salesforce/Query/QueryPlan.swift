import Records

/// A query whose names have been found in a table, ready to run.
struct QueryPlan: Sendable {
  struct Condition: Sendable {
    let position: Int
    let comparison: SOQLQuery.Comparison
    /// `nil` stands for null.
    let values: [String?]
    let set: Set<String>
  }

  struct Order: Sendable {
    let position: Int
    let descending: Bool
    let nullsLast: Bool
  }

  let fields: [Int]
  let conditions: [Condition]
  let order: [Order]
  let limit: Int?

  init(_ query: SOQLQuery, text: String, table: SalesforceTable) throws(SOQLFault) {
    var fields: [Int] = []
    for name in query.fields {
      let position = try Self.position(name, text, table.object)
      guard !fields.contains(position) else {
        throw SOQLFault(
          code: "MALFORMED_QUERY",
          message: "duplicate field selected: \(name.text)"
        )
      }
      fields.append(position)
    }
    var conditions: [Condition] = []
    for condition in query.conditions {
      let position = try Self.position(condition.field, text, table.object)
      conditions.append(
        try Self.condition(condition, at: position, field: table.object.fields[position])
      )
    }
    var order: [Order] = []
    for item in query.order {
      order.append(
        Order(
          position: try Self.position(item.field, text, table.object),
          descending: item.descending,
          nullsLast: item.nullsLast
        )
      )
    }
    self.fields = fields
    self.conditions = conditions
    self.order = order
    limit = query.limit
  }

  /// The numbers of the rows that match, in the order asked for.
  func run(on table: SalesforceTable) -> [Int] {
    var matching = candidates(in: table).filter { number in
      conditions.allSatisfy { $0.holds(for: table.rows[number][$0.position]) }
    }
    if !order.isEmpty { matching.sort { isBefore(table.rows[$0], table.rows[$1], $0, $1) } }
    return limit.map { Array(matching.prefix($0)) } ?? matching
  }

  /// Rows of an index where a condition allows it, else all.
  private func candidates(in table: SalesforceTable) -> [Int] {
    for condition in conditions {
      guard condition.comparison == .equal || condition.comparison == .isIn,
        table.isIndexed(condition.position), condition.values.allSatisfy({ $0 != nil })
      else { continue }
      var found: Set<Int> = []
      for value in condition.set {
        found.formUnion(table.rows(where: condition.position, is: value) ?? [])
      }
      return found.sorted()
    }
    return Array(table.rows.indices)
  }

  private func isBefore(_ left: SalesforceRow, _ right: SalesforceRow, _ a: Int, _ b: Int) -> Bool {
    for item in order {
      let (first, second) = (left[item.position].folded, right[item.position].folded)
      guard first != second else { continue }
      guard let first else { return !item.nullsLast }
      guard let second else { return item.nullsLast }
      let ascending = Condition.compare(left[item.position], first, second) < 0
      return ascending != item.descending
    }
    return a < b
  }

  private static func position(
    _ name: SOQLQuery.Name,
    _ text: String,
    _ object: SalesforceObject
  ) throws(SOQLFault) -> Int {
    if let position = object.position(of: name.text) { return position }
    let excerpt = QueryExcerpt.text(text, around: name.offset)
    if name.text.contains(".") {
      let path = name.text.split(separator: ".").first.map { String($0) } ?? name.text
      throw SOQLFault(
        code: "INVALID_FIELD",
        message: excerpt + "Didn't understand relationship '\(path)' in field path. If you are "
          + "attempting to use a custom relationship, be sure to append the '__r' after the custom "
          + "relationship name. Please reference your WSDL or the describe call for the "
          + "appropriate names."
      )
    }
    throw SOQLFault(
      code: "INVALID_FIELD",
      message: excerpt + "No such column '\(name.text)' on entity '\(object.name)'. If you are "
        + "attempting to use a custom field, be sure to append the '__c' after the custom field "
        + "name. Please reference your WSDL or the describe call for the appropriate names."
    )
  }

  /// Literals must fit the field: text in quotes, numbers, dates and booleans bare.
  private static func condition(
    _ condition: SOQLQuery.Condition,
    at position: Int,
    field: SalesforceField
  ) throws(SOQLFault) -> Condition {
    var values: [String?] = []
    for literal in condition.values {
      switch (literal, field.isBareInQueries) {
      case (.null, _): values.append(nil)
      case (.text(let text), false): values.append(field.folded(text))
      case (.bare(let text), true):
        if field.kind == .datetime, !DateForms.isUTC(text) {
          throw .malformed("invalid date-time in UTC: \(text)")
        }
        values.append(text.lowercased())
      case (.text, true), (.bare, false):
        throw SOQLFault(
          code: "INVALID_FIELD",
          message: "value of filter criterion for field '\(field.name)' must be of type "
            + "\(field.kind.rawValue) and should \(field.isBareInQueries ? "not " : "")be "
            + "enclosed in quotes"
        )
      }
    }
    return Condition(
      position: position,
      comparison: condition.comparison,
      values: values,
      set: Set(values.compactMap { $0 })
    )
  }
}

extension SalesforceField {
  /// A text as comparisons see it; identifiers in full, where case no longer matters.
  func folded(_ text: String) -> String {
    switch kind {
    case .id, .reference: (SalesforceID.full(text) ?? text).lowercased()
    case .string, .textarea, .picklist, .boolean, .int, .double, .currency, .date, .datetime,
      .email, .phone, .url, .address:
      text.lowercased()
    }
  }

  /// Whether literals of this type stand without quotes.
  var isBareInQueries: Bool {
    switch kind {
    case .boolean, .int, .double, .currency, .date, .datetime: true
    case .id, .string, .textarea, .picklist, .reference, .email, .phone, .url, .address: false
    }
  }
}
