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
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return (
        SalesforceErrors.answer(
          400,
          "JSON_PARSER_ERROR",
          "\(error.reason) at [line:1, column:\(error.offset + 1)]"
        ), none
      )
    }
    guard let records = body["records"]?.array, !records.isEmpty else {
      return (
        SalesforceErrors.answer(400, "REQUIRED_FIELD_MISSING", "At least 1 record is required"),
        none
      )
    }
    guard records.count <= bounds.recordsMax else {
      return (
        SalesforceErrors.answer(
          400,
          "EXCEEDED_ID_LIMIT",
          "record limit reached. cannot submit more than \(bounds.recordsMax) records into "
            + "this call"
        ), none
      )
    }
    var rows = records.map { checked($0, table: table, key: key) }
    refuseRepeatedKeys(&rows, keyName: object.fields[key].name)
    if body["allOrNone"]?.bool == true { rollBackAll(&rows) }
    return write(rows, table: table, at: now)
  }

  /// A record that has been looked at: what it would write, or why it is refused.
  struct CheckedRow: Sendable {
    var key: String?
    var number: Int?
    var values: [(position: Int, value: SalesforceValue)]
    var error: SalesforceRowError?
  }

  private func checked(_ record: JSON, table index: Int, key: Int) -> CheckedRow {
    let table = tables[index]
    var row = CheckedRow(key: nil, number: nil, values: [], error: nil)
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

  private func rollBackAll(_ rows: inout [CheckedRow]) {
    guard rows.contains(where: { $0.error != nil }) else { return }
    for index in rows.indices where rows[index].error == nil {
      rows[index].error = SalesforceRowError(
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using "
          + "AllOrNone header"
      )
    }
  }

  private mutating func write(
    _ rows: [CheckedRow],
    table: Int,
    at now: Instant
  )
    -> (answer: SandboxAnswer, effect: SandboxEffect)
  {
    var effect = SandboxEffect()
    var results: [JSON] = []
    for row in rows {
      let key = row.key ?? ""
      effect.keys.append(key)
      guard row.error == nil else {
        effect.rejected.append(key)
        results.append(
          .members([
            "success": false, "errors": .array(row.error.map { [$0.json] } ?? []),
            "created": false,
          ])
        )
        continue
      }
      let user = user
      let number = change(table) { table in
        if let number = row.number {
          table.update(number, row.values, at: now, user: user)
          return number
        }
        return table.insert(row.values, at: now, user: user)
      }
      if row.number == nil { effect.created.append(key) } else { effect.updated.append(key) }
      results.append(
        .members([
          "id": .string(tables[table].rows[number].id), "success": true, "errors": [],
          "created": .bool(row.number == nil),
        ])
      )
    }
    return (.json(200, .array(results), contentType: SalesforceErrors.jsonType), effect)
  }
}
