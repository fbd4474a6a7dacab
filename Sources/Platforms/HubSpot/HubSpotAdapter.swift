package import MappingLanguage
import Transport

/// HubSpot as a source: paged lists of records, what changed since a time, single records by
/// identifier, properties as the catalog.
///
/// Writing to HubSpot and look-ups by property are not done here; both are refused before anything
/// is sent.
package struct HubSpotAdapter: PlatformAdapter {
  package static let platform = PlatformID.hubspot

  let settings: AdapterSettings

  package init(_ settings: AdapterSettings) { self.settings = settings }

  /// Every object of the CRM has a property that moves with each change.
  package func readsChanges(of object: String) -> Bool { Self.isName(object) }

  package func uploadAbility(
    _ operation: TargetEnd.Operation,
    object: String,
    key: [String]
  ) -> UploadAbility? {
    nil
  }

  package func uploadBatch(
    _ batch: UploadBatch,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> UploadReceipt {
    throw PlatformFault(
      .unsupported,
      of: .writing("hubspot.\(batch.object).batch.upsert"),
      message: "this program reads from HubSpot and does not write to it"
    )
  }

  // MARK: Requests

  func request(_ method: String, _ pathAndQuery: String, body: [UInt8] = []) -> WireRequest {
    var headers = [Header("Accept", "application/json")]
    if !body.isEmpty { headers.append(Header("Content-Type", "application/json")) }
    return WireRequest(
      method,
      (settings.endpoint ?? HubSpotVersion.host) + pathAndQuery,
      headers: headers,
      body: body,
      timeouts: settings.timeouts,
      addresses: settings.addresses
    )
  }

  /// Sends a request with the connection's token and returns a successful answer.
  func send(
    _ request: WireRequest,
    for operation: PlatformOperation,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> WireResponse {
    guard let token = settings.credentials.secret(.token) else {
      throw PlatformFault(.noCredential(.token), of: operation)
    }
    var request = request
    request.headers.append(Header("Authorization", "Bearer " + token))
    let response = try await sender.send(request, for: operation)
    guard response.isSuccess else { throw Self.fault(response, of: operation) }
    return response
  }

  /// Whether a text can stand in a path or a list of names: letters, digits, `_`, `-`, `.`.
  static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
