package import MappingLanguage
package import Records

/// Records for one call to a destination; no two have the same key.
package struct UploadBatch: Hashable, Sendable {
  package var object: String
  package var operation: TargetEnd.Operation
  /// The field that identifies a record there.
  package var keyField: String
  package var records: [MappedRecord]

  package init(
    object: String,
    operation: TargetEnd.Operation,
    keyField: String,
    records: [MappedRecord]
  ) {
    self.object = object
    self.operation = operation
    self.keyField = keyField
    self.records = records
  }
}
