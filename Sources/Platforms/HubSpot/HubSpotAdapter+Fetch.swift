import RateLimits
import Records
import SyncMachine

extension HubSpotAdapter {
  package func fetchRecords(
    _ request: PageRequest,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    switch request {
    case .list(let object, let fields, let after):
      try await list(object, fields, after, through: sender)
    case .matching(let object, let field, _, _):
      throw PlatformFault(
        .unsupported,
        of: .reading("hubspot.\(object).search"),
        message: "HubSpot records are not looked up by \"\(field)\""
      )
    }
  }

  private func list(
    _ object: String,
    _ fields: [String],
    _ after: PageToken?,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    let operation = PlatformOperation.reading("hubspot.\(object).list")
    try Self.check(names: [object] + fields, operation)
    var path = "\(HubSpotVersion.objects)/\(object)?limit=\(pageSize(of: operation))"
    path += "&archived=false"
    if let after { path += "&after=" + PercentEncoding.component(after.text) }
    // A comma needs no encoding in a query, and three bytes less a name is a third of the URL.
    let chosen = path + "&properties=" + fields.joined(separator: ",")
    let isShort = chosen.utf8.count + host.utf8.count <= urlBytesMax(of: operation)
    let response = try await send(
      self.request("GET", isShort ? chosen : path),
      for: operation,
      through: sender
    )
    let page = try response.records(in: ["results"], id: ["id"], of: operation)
    let next = page.envelope["paging"]?["next"]?["after"].flatMap { $0.string ?? $0.number }
    let records =
      isShort ? page.records : try await read(page.records, object, fields, through: sender)
    return FetchedPage(records: records, next: next.map { PageToken($0) })
  }

  /// Reads the same records again with more properties than fit into a URL.
  ///
  /// The answer comes in any order; a record that was deleted in between is left out.
  private func read(
    _ records: [SourceRecord],
    _ object: String,
    _ fields: [String],
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> [SourceRecord] {
    guard !records.isEmpty else { return [] }
    let operation = PlatformOperation.reading("hubspot.\(object).batch.read")
    let body: JSON = [
      "properties": .strings(fields),
      "propertiesWithHistory": [],
      "inputs": .array(records.map { ["id": .string($0.id)] }),
    ]
    let response = try await send(
      request("POST", "\(HubSpotVersion.objects)/\(object)/batch/read", body: body.bytes()),
      for: operation,
      through: sender
    )
    let page = try response.records(in: ["results"], id: ["id"], of: operation)
    let byID = Dictionary(page.records.map { ($0.id, $0) }) { first, _ in first }
    return records.compactMap { byID[$0.id] }
  }

  private var host: String { settings.endpoint ?? HubSpotVersion.host }

  private func pageSize(of operation: PlatformOperation) -> Int {
    settings.sizeMax(.records, of: operation, otherwise: HubSpotVersion.pageMax)
  }

  private func urlBytesMax(of operation: PlatformOperation) -> Int {
    settings.sizeMax(.urlBytes, of: operation, otherwise: HubSpotVersion.urlBytesMax)
  }

  static func check(
    names: [String],
    _ operation: PlatformOperation
  ) throws(PlatformFault) {
    for name in names where !isName(name) {
      throw PlatformFault(
        .unsupported,
        of: operation,
        message: "\"\(name)\" cannot be a name of an object or a property"
      )
    }
  }
}
