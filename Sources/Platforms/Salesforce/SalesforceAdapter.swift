package import Diagnostics
package import MappingLanguage
import RateLimits
import SyncMachine
import Transport

/// Salesforce as a destination (collections upsert by external id, collections create, describe,
/// look-ups in bulk) and as a source (pages by ascending Id, of everything or of what changed).
///
/// Updates that may not create are refused before anything is sent: the collections call has none
/// by external id.
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

  /// Every object that can be synced carries `SystemModstamp`.
  package func readsChanges(of object: String) -> Bool { SOQL.isName(object) }

  /// An upsert converges.
  ///
  /// A create repeated is a second record: with a key field the first can be found by it, without
  /// one nobody can say whether it is there.
  package func uploadAbility(
    _ operation: TargetEnd.Operation,
    object: String,
    key: [String]
  ) -> UploadAbility? {
    guard SOQL.isName(object), key.count <= 1, key.allSatisfy(Self.isKeyField) else { return nil }
    switch (operation, key.isEmpty) {
    case (.upsert, false): return ability(Self.upsertOperation, .convergentUpsert)
    case (.insert, false): return ability(Self.createOperation, .findableCreate)
    case (.insert, true): return ability(Self.createOperation, .neither)
    case (.upsert, true), (.update, _): return nil
    }
  }

  private func ability(
    _ operation: PlatformOperation,
    _ operationClass: OperationClass
  ) -> UploadAbility {
    UploadAbility(
      operation: operation,
      operationClass: operationClass,
      recordsMax: settings.sizeMax(
        .records,
        of: operation,
        otherwise: SalesforceVersion.collectionMax
      )
    )
  }

  /// Whether records can be told apart by a field that they carry themselves; `Id` is the
  /// platform's to give.
  static func isKeyField(_ name: String) -> Bool {
    SOQL.isName(name) && name.lowercased() != "id"
  }

  static let upsertOperation = PlatformOperation.writing("salesforce.collections.upsert")
  static let createOperation = PlatformOperation.writing("salesforce.collections.create")

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
