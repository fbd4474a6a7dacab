import MappingLanguage
import Platforms
import Records
import SyncMachine

/// Salesforce, as if what it is sent could be neither repeated nor looked for.
struct OnceOnlyAdapter: PlatformAdapter {
  static let platform = PlatformID.salesforce

  let adapter: SalesforceAdapter

  func uploadAbility(
    _ operation: TargetEnd.Operation,
    object: String,
    key: [String]
  ) -> UploadAbility? {
    var ability = adapter.uploadAbility(operation, object: object, key: key)
    ability?.operationClass = .neither
    return ability
  }

  func account(through sender: any PlatformSender) async throws(PlatformFault) -> AccountFacts {
    try await adapter.account(through: sender)
  }

  func catalog(
    of object: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> Catalog {
    try await adapter.catalog(of: object, through: sender)
  }

  func fetchRecords(
    _ request: PageRequest,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage {
    try await adapter.fetchRecords(request, through: sender)
  }

  func uploadBatch(
    _ batch: UploadBatch,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> UploadReceipt {
    try await adapter.uploadBatch(batch, through: sender)
  }

  func handleError(_ fault: PlatformFault, attempt: Int) -> Remedy {
    adapter.handleError(fault, attempt: attempt)
  }
}
