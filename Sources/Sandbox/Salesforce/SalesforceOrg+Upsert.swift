import Records

extension SalesforceOrg {
  /// `PATCH /composite/sobjects/{Object}/{Field}`: a result for each record, in the same order.
  mutating func upsert(
    object name: String,
    field fieldName: String,
    _ request: SandboxRequest,
    at now: Instant
  ) -> (answer: SandboxAnswer, effect: SandboxEffect) {
    let none = SandboxEffect()
    guard let table = tableIndex(name) else { return (SalesforceErrors.notFound, none) }
    let object = tables[table].object
    guard let key = object.position(of: fieldName), object.fields[key].isUpsertKey else {
      return (
        SalesforceErrors.answer(
          404,
          "NOT_FOUND",
          "Provided external ID field does not exist or is not accessible: \(fieldName)"
        ), none
      )
    }
    let (records, allOrNone): ([JSON], Bool)
    do throws(CollectionFault) {
      (records, allOrNone) = try collection(request)
    } catch {
      return (error.answer, none)
    }
    var rows = records.map { checked($0, table: table, key: key) }
    refuseRepeatedKeys(&rows, keyName: object.fields[key].name)
    if allOrNone { rollBackAll(&rows) }
    return write(rows, tellsCreated: true, at: now)
  }

  private func checked(_ record: JSON, table index: Int, key: Int) -> CheckedRow {
    let table = tables[index]
    var row = CheckedRow(table: index)
    guard let members = record.object, let type = members["attributes"]?["type"]?.string else {
      row.error = SalesforceRowError(
        "JSON_PARSER_ERROR",
        "Attribute 'type' is expected in the attributes of each record"
      )
      return row
    }
    guard type.lowercased() == table.object.name.lowercased() else {
      row.error = SalesforceRowError(
        "INVALID_TYPE",
        "The record is of type \(type), the request is for \(table.object.name)"
      )
      return row
    }
    let keyName = table.object.fields[key].name
    let keyValue = members.members.first { $0.name.lowercased() == keyName.lowercased() }?.value
    guard let text = keyValue?.string?.trimmingBlanks, !text.isEmpty else {
      row.error = SalesforceRowError("MISSING_ARGUMENT", "\(keyName) not specified", [keyName])
      return row
    }
    row.key = text
    let matches = table.rows(where: key, is: table.object.fields[key].folded(text)) ?? []
    if matches.count > 1 {
      let ids = matches.map { table.rows[$0].id }.joined(separator: ", ")
      row.error = SalesforceRowError(
        "DUPLICATE_EXTERNAL_ID",
        "\(keyName): more than one record found for external id field: [\(ids)]",
        [keyName]
      )
      return row
    }
    if table.object.fields[key].kind == .id, matches.isEmpty {
      row.error = SalesforceRowError(
        "INVALID_CROSS_REFERENCE_KEY",
        "invalid cross reference id",
        [keyName]
      )
      return row
    }
    row.number = matches.first
    let check = RowCheck(table: table, others: tables, existing: row.number)
    do throws(SalesforceRowError) {
      row.values = try check.values(of: members, key: key)
    } catch {
      row.error = error
    }
    return row
  }

  /// A key that stands twice in one request fails both of its records.
  private func refuseRepeatedKeys(_ rows: inout [CheckedRow], keyName: String) {
    var seen: [String: Int] = [:]
    for row in rows { if let key = row.key { seen[key.lowercased(), default: 0] += 1 } }
    for index in rows.indices {
      guard let key = rows[index].key, seen[key.lowercased(), default: 0] > 1 else { continue }
      rows[index].error = SalesforceRowError(
        "DUPLICATE_VALUE",
        "Duplicate external id specified: \(key)",
        [keyName]
      )
    }
  }
}
