import MappingLanguage
import Records
import SyncMachine

extension SalesforceAdapter {
  /// Upserts a batch by its key field; each row succeeds or fails by itself.
  package func uploadBatch(
    _ batch: UploadBatch,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> UploadReceipt {
    let operation = Self.upsertOperation
    guard batch.operation == .upsert, SOQL.isName(batch.object), SOQL.isName(batch.keyField) else {
      throw PlatformFault(
        .unsupported,
        of: operation,
        message: "Salesforce is written to by upsert, with the name of an object and a key field"
      )
    }
    let response = try await send(
      "PATCH",
      "\(SalesforceVersion.data)/composite/sobjects/\(batch.object)/\(batch.keyField)",
      body: Self.body(of: batch),
      for: operation,
      through: sender
    )
    guard let rows = try response.json(of: operation).array else {
      throw response.unreadable(operation, "the answer to a batch is no list")
    }
    guard rows.count == batch.records.count else {
      throw response.unreadable(
        operation,
        "\(batch.records.count) records were sent and \(rows.count) results came back"
      )
    }
    var results: [RecordResult] = []
    for row in rows {
      guard let result = Self.result(row) else {
        throw response.unreadable(operation, "a result is neither a success nor an error")
      }
      results.append(result)
    }
    return UploadReceipt(results: results)
  }

  /// `attributes` first, then the record's own bytes as the mapping wrote them.
  static func body(of batch: UploadBatch) -> [UInt8] {
    var body = Array(#"{"allOrNone":false,"records":["#.utf8)
    body.reserveCapacity(
      batch.records.reduce(64) { $0 + $1.json.count + batch.object.utf8.count + 40 }
    )
    for (index, record) in batch.records.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      body += Array(#"{"attributes":{"type":"\#(batch.object)"}"#.utf8)
      let members = Self.members(of: record.json)
      if !members.isEmpty { body.append(UInt8(ascii: ",")) }
      body += members
      body.append(UInt8(ascii: "}"))
    }
    body += Array("]}".utf8)
    return body
  }

  /// What stands between the braces of an object that the mapping wrote.
  private static func members(of json: [UInt8]) -> ArraySlice<UInt8> {
    precondition(
      json.first == UInt8(ascii: "{") && json.last == UInt8(ascii: "}"),
      "a mapped record is one JSON object"
    )
    return json.dropFirst().dropLast()
  }

  private static func result(_ row: JSON) -> RecordResult? {
    if row["success"]?.bool == true {
      guard let id = row["id"]?.string else { return nil }
      return row["created"]?.bool == true
        ? .created(DestinationID(id)) : .updated(DestinationID(id))
    }
    guard let error = row["errors"]?[0],
      let code = error["statusCode"]?.string ?? error["errorCode"]?.string
    else { return nil }
    let refusal = RecordRefusal(
      code: code,
      message: error["message"]?.string ?? "",
      fields: (error["fields"]?.array ?? []).compactMap(\.string)
    )
    return isLocked(refusal) ? .postponed(refusal) : .rejected(refusal)
  }

  /// A locked row; it may hide inside the error of a trigger that met it.
  private static func isLocked(_ refusal: RecordRefusal) -> Bool {
    refusal.code == "UNABLE_TO_LOCK_ROW"
      || (refusal.code == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"
        && refusal.message.contains("UNABLE_TO_LOCK_ROW"))
  }
}
