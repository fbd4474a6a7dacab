package import Diagnostics
package import MappingLanguage
import RateLimits
import SyncMachine
import Transport

/// Salesforce as a destination (collections upsert by external id, describe, look-ups in bulk) and
/// as a source (pages by ascending Id).
///
/// Inserts and updates that may not create are refused before anything is sent: neither can be
/// repeated safely through the collections call.
package struct SalesforceAdapter: PlatformAdapter {
  package static let platform = PlatformID.salesforce

  let settings: AdapterSettings
  let session: SalesforceSession

  /// - Throws: CON102 without an endpoint: there is no host that serves every org.
  package init(_ settings: AdapterSettings) throws(Diagnostic) {
    guard let endpoint = settings.endpoint else {
      throw Diagnostic(
        .error,
        .CON102,
        "a connection to Salesforce needs an endpoint",
        hint: "Write your My Domain URL: endpoint: https://NAME.my.salesforce.com"
      )
    }
    self.settings = settings
    session = SalesforceSession(
      endpoint: endpoint,
      addresses: settings.addresses,
      timeouts: settings.timeouts,
      credentials: settings.credentials
    )
  }

  package func uploadAbility(
    _ operation: TargetEnd.Operation,
    object: String,
    key: [String]
  ) -> UploadAbility? {
    guard operation == .upsert, key.count == 1, key[0] != "Id", SOQL.isName(object) else {
      return nil
    }
    let upsert = Self.upsertOperation
    return UploadAbility(
      operation: upsert,
      operationClass: .convergentUpsert,
      recordsMax: settings.sizeMax(
        .records,
        of: upsert,
        otherwise: SalesforceVersion.collectionMax
      )
    )
  }

  static let upsertOperation = PlatformOperation.writing("salesforce.collections.upsert")

  /// Asks for a token, which proves host and credentials.
  package func account(
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> AccountFacts {
    let access = try await session.access(through: sender)
    return AccountFacts(account: access.account)
  }

  // MARK: Requests

  /// Sends a request below the data root and returns a successful answer.
  ///
  /// After a 401 the session forgets the token, so that the same call a second time asks for a new
  /// one.
  func send(
    _ method: String,
    _ pathAndQuery: String,
    body: [UInt8] = [],
    for operation: PlatformOperation,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> WireResponse {
    let access = try await session.access(through: sender)
    var headers = [
      Header("Accept", "application/json"),
      Header("Authorization", "Bearer " + access.token),
    ]
    if !body.isEmpty { headers.append(Header("Content-Type", "application/json")) }
    let response = try await sender.send(
      WireRequest(
        method,
        access.instanceURL + pathAndQuery,
        headers: headers,
        body: body,
        timeouts: settings.timeouts,
        addresses: settings.addresses
      ),
      for: operation
    )
    if response.status == 401 { await session.discard(access) }
    guard response.isSuccess else { throw Self.fault(response, of: operation) }
    return response
  }
}
