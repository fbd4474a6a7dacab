package import SyncMachine

/// How a destination does one kind of write.
package struct UploadAbility: Hashable, Sendable {
  /// The operation's name in the limit registry.
  package var operation: PlatformOperation
  /// What happens when the same thing is sent twice.
  package var operationClass: OperationClass
  /// How many records one call takes.
  package var recordsMax: Int

  package init(
    operation: PlatformOperation,
    operationClass: OperationClass,
    recordsMax: Int
  ) {
    self.operation = operation
    self.operationClass = operationClass
    self.recordsMax = recordsMax
  }
}
