package import SyncMachine

/// What became of a batch: one result for each record, in order.
package struct UploadReceipt: Hashable, Sendable {
  package var results: [RecordResult]

  package init(results: [RecordResult]) { self.results = results }
}

/// What a destination did with one record.
package enum RecordResult: Hashable, Sendable {
  case created(DestinationID)
  case updated(DestinationID)
  case rejected(RecordRefusal)
  /// Not applied, and worth another try as it is: the record was locked.
  case postponed(RecordRefusal)
}

/// Why a destination would not take a record.
package struct RecordRefusal: Hashable, Sendable {
  /// The platform's code.
  package var code: String
  /// The platform's sentence; may hold values of the record.
  package var message: String
  /// The fields concerned, by the destination's names.
  package var fields: [String]

  package init(code: String, message: String, fields: [String] = []) {
    self.code = code
    self.message = message
    self.fields = fields
  }
}
