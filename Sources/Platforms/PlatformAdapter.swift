package import MappingLanguage
package import Records

/// Everything the orchestrator may ask of a platform: four verbs, the catalog, a connection test
/// and how its writes behave.
///
/// Reading back after a lost answer is `fetchRecords` with
/// ``PageRequest/matching(object:field:values:returning:)``.
package protocol PlatformAdapter: Sendable {
  static var platform: PlatformID { get }

  /// Tries the connection.
  func account(through sender: any PlatformSender) async throws(PlatformFault) -> AccountFacts

  /// The fields of an object, as the platform describes them to this connection.
  func catalog(
    of object: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> Catalog

  /// Fetches one page of records, and where the next begins; or all that match.
  func fetchRecords(
    _ request: PageRequest,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> FetchedPage

  /// Whether ``PageRequest/changed(object:fields:since:after:)`` can be asked of an object.
  func readsChanges(of object: String) -> Bool

  /// Runs an approved program over a page, outcomes in the order of the records.
  ///
  /// Pure; platforms rarely replace it.
  func mapFields(
    _ page: FetchedPage,
    with program: MappingProgram,
    in context: MappingContext,
    current: [CurrentRecord]
  ) -> MappedPage

  /// Sends one batch; the receipt holds one result per record, in order.
  func uploadBatch(
    _ batch: UploadBatch,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> UploadReceipt

  /// Decides what to do about a fault; attempts are counted from 1.
  ///
  /// Pure: same fault, same attempt, same remedy.
  func handleError(_ fault: PlatformFault, attempt: Int) -> Remedy

  /// How an operation with this key behaves; `nil` where the adapter cannot do it.
  func uploadAbility(
    _ operation: TargetEnd.Operation,
    object: String,
    key: [String]
  ) -> UploadAbility?
}

extension PlatformAdapter {
  /// An adapter that does not say so cannot.
  package func readsChanges(of object: String) -> Bool { false }
}
