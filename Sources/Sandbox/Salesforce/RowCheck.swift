import Records

/// Looks at the values of one record as the platform does before it writes them.
struct RowCheck {
  let table: SalesforceTable
  /// All tables, for references.
  let others: [SalesforceTable]
  /// The row that would be updated; `nil` where one would be made.
  let existing: Int?

  /// The values to write, in the record's order; throws the first thing that is wrong.
  ///
  /// `key` is the field an upsert finds the row by.
  func values(
    of record: JSONObject,
    key: Int? = nil
  ) throws(SalesforceRowError)
    -> [(position: Int, value: SalesforceValue)]
  {
    var values: [(position: Int, value: SalesforceValue)] = []
    for member in record.members where member.name != "attributes" {
      guard let position = table.object.position(of: member.name) else {
        throw SalesforceRowError(
          "INVALID_FIELD",
          "No such column '\(member.name)' on sobject of type \(table.object.name)"
        )
      }
      let field = table.object.fields[position]
      if field.kind == .id, position == key { continue }
      guard existing == nil ? field.createable : field.updateable else {
        throw SalesforceRowError(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Unable to create/update fields: \(field.name). Please check the security settings of "
            + "this field and verify that it is read/write for your profile or permission set.",
          [field.name]
        )
      }
      let value = try FieldCheck(field: field, tables: others).value(member.value)
      values.append((position, value))
    }
    try requirements(values)
    try uniqueness(values)
    return values
  }

  private func requirements(
    _ values: [(position: Int, value: SalesforceValue)]
  )
    throws(SalesforceRowError)
  {
    let given = Dictionary(values.map { ($0.position, $0.value) }, uniquingKeysWith: { $1 })
    let object = table.object
    let missing: [String]
    if existing == nil {
      missing = object.required.filter { (given[$0] ?? .null) == .null }
        .map { object.fields[$0].name }
    } else {
      missing = given.keys.filter { given[$0] == .null && object.neverNull.contains($0) }.sorted()
        .map { object.fields[$0].name }
    }
    guard missing.isEmpty else {
      throw SalesforceRowError(
        "REQUIRED_FIELD_MISSING",
        "Required fields are missing: [\(missing.joined(separator: ", "))]",
        missing
      )
    }
  }

  private func uniqueness(
    _ values: [(position: Int, value: SalesforceValue)]
  )
    throws(SalesforceRowError)
  {
    for (position, value) in values where table.object.fields[position].unique {
      guard let folded = value.folded,
        let other = table.rows(where: position, is: folded)?.first(where: { $0 != existing })
      else { continue }
      let name = table.object.fields[position].name
      throw SalesforceRowError(
        "DUPLICATE_VALUE",
        "duplicate value found: \(name) duplicates value on record with id: "
          + table.rows[other].id,
        [name]
      )
    }
  }
}
