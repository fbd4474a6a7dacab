import MappingLanguage
import Records
import SyncMachine

extension SalesforceAdapter {
  /// Upserts a batch by its key field, or creates its records; each row succeeds or fails by
  /// itself.
  package func uploadBatch(
    _ batch: UploadBatch,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> UploadReceipt {
    let call = try Self.call(for: batch)
    let response = try await send(
      call.method,
      call.path,
      body: Self.body(of: batch),
      for: call.operation,
      through: sender
    )
    guard let rows = try response.json(of: call.operation).array else {
      throw response.unreadable(call.operation, "the answer to a batch is no list")
    }
    guard rows.count == batch.records.count else {
      throw response.unreadable(
        call.operation,
        "\(batch.records.count) records were sent and \(rows.count) results came back"
      )
    }
    var results: [RecordResult] = []
    for row in rows {
      guard let result = Self.result(row, of: batch.operation) else {
        throw response.unreadable(call.operation, "a result is neither a success nor an error")
      }
      results.append(result)
    }
    return UploadReceipt(results: results)
  }

  private struct Call {
    var operation: PlatformOperation
    var method: String
    var path: String
  }

  /// Salesforce, Upsert Records Using sObject Collections; Create Records Using sObject
  /// Collections.
  private static func call(for batch: UploadBatch) throws(PlatformFault) -> Call {
    let path = "\(SalesforceVersion.data)/composite/sobjects"
    let isObject = SOQL.isName(batch.object)
    switch batch.operation {
    case .upsert where isObject && SOQL.isName(batch.keyField):
      return Call(
        operation: upsertOperation,
        method: "PATCH",
        path: "\(path)/\(batch.object)/\(batch.keyField)"
      )
    case .insert where isObject && (batch.keyField.isEmpty || isKeyField(batch.keyField)):
      return Call(operation: createOperation, method: "POST", path: path)
    case .upsert, .insert, .update:
      throw PlatformFault(
        .unsupported,
        of: batch.operation == .insert ? createOperation : upsertOperation,
        message: "Salesforce is written to by upsert or insert, with the name of an object"
          + " and a key field"
      )
    }
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

  /// A row of a create does not say that it created.
  private static func result(_ row: JSON, of operation: TargetEnd.Operation) -> RecordResult? {
    if row["success"]?.bool == true {
      guard let id = row["id"]?.string else { return nil }
      let isCreated = operation == .insert || row["created"]?.bool == true
      return isCreated ? .created(DestinationID(id)) : .updated(DestinationID(id))
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
