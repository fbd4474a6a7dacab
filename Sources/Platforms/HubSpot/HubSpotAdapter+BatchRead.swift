import RateLimits
import Records

extension HubSpotAdapter {
  /// Reads records by their identifiers, in the order of these, with as many properties as wanted.
  ///
  /// A record that is gone is left out, and so is one that answers under another identifier than
  /// it was asked by.
  func read(
    _ ids: [String],
    of object: String,
    _ fields: [String],
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> [SourceRecord] {
    let operation = PlatformOperation.reading("hubspot.\(object).batch.read")
    try Self.check(names: [object] + fields, operation)
    // The same identifier twice makes HubSpot refuse a whole batch. HubSpot, Error handling.
    var seen: Set<String> = []
    let distinct = ids.filter { seen.insert($0).inserted }
    let countMax = max(
      1,
      settings.sizeMax(.records, of: operation, otherwise: HubSpotVersion.batchMax)
    )
    var records: [SourceRecord] = []
    for start in stride(from: 0, to: distinct.count, by: countMax) {
      let list = distinct[start..<min(start + countMax, distinct.count)]
      let answered = try await readList(list, object, fields, operation, through: sender)
      let byID = Dictionary(answered.map { ($0.id, $0) }) { first, _ in first }
      records += list.compactMap { byID[$0] }
    }
    return records
  }

  /// One request; the answer comes in any order.
  private func readList(
    _ ids: ArraySlice<String>,
    _ object: String,
    _ fields: [String],
    _ operation: PlatformOperation,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> [SourceRecord] {
    let body: JSON = [
      "properties": .strings(fields),
      "propertiesWithHistory": [],
      "inputs": .array(ids.map { ["id": .string($0)] }),
    ]
    let response = try await send(
      request("POST", "\(HubSpotVersion.objects)/\(object)/batch/read", body: body.bytes()),
      for: operation,
      through: sender
    )
    let page = try response.records(in: ["results"], id: ["id"], of: operation)
    // 207 with the identifiers nobody has: the others are there. Any other error inside a success
    // hides records that exist. Newer versions of the API say the same with 200.
    for error in page.envelope["errors"]?.array ?? [] where !Self.isMissing(error) {
      var fault = response.unreadable(
        operation,
        "some records could not be read: " + (error["message"]?.string ?? "no reason given")
      )
      fault.code = error["category"]?.string
      throw fault
    }
    return page.records
  }

  private static func isMissing(_ error: JSON) -> Bool {
    error["category"]?.string?.uppercased() == "OBJECT_NOT_FOUND"
  }
}
