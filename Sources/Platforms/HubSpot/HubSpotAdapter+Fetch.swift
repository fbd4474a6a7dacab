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
    case .changed(let object, let fields, let since, let after):
      try await changed(object, fields, since: since, after, through: sender)
    case .records(let object, let fields, let ids):
      FetchedPage(records: try await read(ids, of: object, fields, through: sender))
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
      isShort
      ? page.records
      : try await read(page.records.map(\.id), of: object, fields, through: sender)
    return FetchedPage(records: records, next: next.map { PageToken($0) })
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
