import RateLimits
import Records
import SyncMachine
import Transport

extension HubSpotAdapter {
  /// One page of what changed, by ascending identifier.
  ///
  /// The time only bounds the search; the pages are counted off by identifier. Bulk edits stamp
  /// more records with one time than a search ever yields (10,000), so that a cursor made of times
  /// would stand still or skip. The token is the last identifier seen.
  ///
  /// HubSpot, CRM search, section Limits.
  func changed(
    _ object: String,
    _ fields: [String],
    since: Instant,
    _ after: PageToken?,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    let operation = PlatformOperation.reading("hubspot.\(object).search")
    try Self.check(names: [object] + fields, operation)
    guard let start = Self.number(of: after?.text ?? "0") else {
      throw PlatformFault(
        .unsupported,
        of: operation,
        message: "a page of changes begins after an identifier, which is a number"
      )
    }
    let limit = settings.sizeMax(.records, of: operation, otherwise: HubSpotVersion.searchPageMax)
    let chosen = Self.search(object, since: since, after: start, limit, fields)
    let isShort = chosen.count <= searchBodyMax(of: operation)
    // Without a name the platform would add properties of its own choice.
    let lean = ["hs_object_id"]
    let response = try await send(
      request(
        "POST",
        "\(HubSpotVersion.objects)/\(object)/search",
        body: isShort ? chosen : Self.search(object, since: since, after: start, limit, lean)
      ),
      for: operation,
      through: sender
    )
    let page = try response.records(in: ["results"], id: ["id"], of: operation)
    let last = try Self.last(of: page.records, after: start, response, operation)
    // The index may know records that are deleted by now: a short page that names a next one is
    // not the last.
    let hasMore = page.envelope["paging"]?["next"]?["after"] != nil
    if page.records.isEmpty, hasMore {
      throw response.unreadable(operation, "an empty page is said to be followed by another")
    }
    let isLast = page.records.count < limit && !hasMore
    let records =
      isShort
      ? page.records
      : try await read(page.records.map(\.id), of: object, fields, through: sender)
    return FetchedPage(records: records, next: isLast ? nil : PageToken(String(last)))
  }

  private func searchBodyMax(of operation: PlatformOperation) -> Int {
    settings.sizeMax(.bodyBytes, of: operation, otherwise: HubSpotVersion.searchBodyMax)
  }

  private static func search(
    _ object: String,
    since: Instant,
    after: UInt64,
    _ limit: Int,
    _ properties: [String]
  ) -> [UInt8] {
    let body: JSON = [
      "filterGroups": [
        [
          "filters": [
            filter(modified(object), "GTE", String(since.milliseconds)),
            filter("hs_object_id", "GT", String(after)),
          ]
        ]
      ],
      "sorts": [["propertyName": "hs_object_id", "direction": "ASCENDING"]],
      "properties": .strings(properties),
      "limit": .integer(limit),
    ]
    return body.bytes()
  }

  private static func filter(_ property: String, _ comparison: String, _ value: String) -> JSON {
    [
      "propertyName": .string(property), "operator": .string(comparison), "value": .string(value),
    ]
  }

  /// The property that moves with every change.
  ///
  /// Contacts alone have one of their own; their `hs_lastmodifieddate` is another thing. HubSpot,
  /// CRM search, Filter by date.
  private static func modified(_ object: String) -> String {
    ["contacts", "contact", "0-1"].contains(object.lowercased())
      ? "lastmodifieddate" : "hs_lastmodifieddate"
  }

  /// The last identifier of a page, each of which must be greater than the one before: what is out
  /// of order would be skipped, what comes again would be read for ever.
  private static func last(
    of records: [SourceRecord],
    after start: UInt64,
    _ response: WireResponse,
    _ operation: PlatformOperation
  ) throws(PlatformFault) -> UInt64 {
    var last = start
    for record in records {
      guard let number = number(of: record.id), number > last else {
        throw response.unreadable(
          operation,
          "\"\(record.id)\" comes after \"\(last)\" in a page by ascending identifier"
        )
      }
      last = number
    }
    return last
  }

  /// An identifier as the number the platform sorts it by; `nil` where it is none.
  private static func number(of id: String) -> UInt64? {
    let isDigits = id.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    return isDigits ? UInt64(id) : nil
  }
}
