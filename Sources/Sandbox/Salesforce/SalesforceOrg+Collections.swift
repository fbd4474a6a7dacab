import Records

/// A record of a collection that has been looked at: what it would write, or why it is refused.
struct CheckedRow: Sendable {
  let table: Int
  /// What the record goes by in the log.
  var key: String?
  /// The row it would change; `nil` where it would make one.
  var number: Int?
  var values: [(position: Int, value: SalesforceValue)] = []
  var error: SalesforceRowError?

  init(table: Int) { self.table = table }
}

/// Why a whole collection is refused.
struct CollectionFault: Error, Sendable {
  let answer: SandboxAnswer
}

/// What all calls with a collection of records share.
extension SalesforceOrg {
  /// The records of a request, and whether all or none of them shall be written.
  func collection(
    _ request: SandboxRequest
  ) throws(CollectionFault) -> (records: [JSON], allOrNone: Bool) {
    func fault(_ code: String, _ message: String) -> CollectionFault {
      CollectionFault(answer: SalesforceErrors.answer(400, code, message))
    }
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      throw fault(
        "JSON_PARSER_ERROR",
        "\(error.reason) at [line:1, column:\(error.offset + 1)]"
      )
    }
    guard let records = body["records"]?.array, !records.isEmpty else {
      throw fault("REQUIRED_FIELD_MISSING", "At least 1 record is required")
    }
    guard records.count <= bounds.recordsMax else {
      throw fault(
        "EXCEEDED_ID_LIMIT",
        "record limit reached. cannot submit more than \(bounds.recordsMax) records into "
          + "this call"
      )
    }
    return (records, body["allOrNone"]?.bool == true)
  }

  /// Refuses the good rows too where one is bad.
  func rollBackAll(_ rows: inout [CheckedRow]) {
    guard rows.contains(where: { $0.error != nil }) else { return }
    for index in rows.indices where rows[index].error == nil {
      rows[index].error = SalesforceRowError(
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using "
          + "AllOrNone header"
      )
    }
  }

  /// Writes the rows nothing is wrong with; a result for each row, in the same order.
  ///
  /// Rows without a key go by the identifier they get.
  mutating func write(
    _ rows: [CheckedRow],
    tellsCreated: Bool,
    at now: Instant
  )
    -> (answer: SandboxAnswer, effect: SandboxEffect)
  {
    var effect = SandboxEffect()
    var results: [JSON] = []
    for row in rows {
      guard row.error == nil else {
        effect.keys.append(row.key ?? "")
        effect.rejected.append(row.key ?? "")
        results.append(
          .members([
            "success": false, "errors": .array(row.error.map { [$0.json] } ?? []),
            "created": tellsCreated ? false : nil,
          ])
        )
        continue
      }
      let user = user
      let number = change(row.table) { table in
        guard let number = row.number else {
          return table.insert(row.values, at: now, user: user)
        }
        table.update(number, row.values, at: now, user: user)
        return number
      }
      let id = tables[row.table].rows[number].id
      let key = row.key ?? id
      effect.keys.append(key)
      if row.number == nil { effect.created.append(key) } else { effect.updated.append(key) }
      results.append(
        .members([
          "id": .string(id), "success": true, "errors": [],
          "created": tellsCreated ? .bool(row.number == nil) : nil,
        ])
      )
    }
    return (.json(200, .array(results), contentType: SalesforceErrors.jsonType), effect)
  }
}
