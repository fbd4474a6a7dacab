package import SyncMachine

/// A batch to be cut from staged records: the next number, and which records, in order.
package struct BatchPlan: Hashable, Sendable {
  package var run: RunID
  package var number: BatchNumber
  package var records: [RecordOrdinal]

  package init(run: RunID, number: BatchNumber, records: [RecordOrdinal]) {
    self.run = run
    self.number = number
    self.records = records
  }
}
