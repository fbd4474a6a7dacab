package import SyncMachine

/// An isolating batch to be cut: its records without an outcome, each in exactly one piece.
package struct BatchSplit: Hashable, Sendable {
  package var run: RunID
  package var number: BatchNumber
  /// The ``BatchEntry/position`` it was decided on.
  package var expecting: Int
  /// The pieces get the next numbers of the run, in this order.
  package var pieces: [[RecordOrdinal]]

  package init(
    run: RunID,
    number: BatchNumber,
    expecting: Int,
    pieces: [[RecordOrdinal]]
  ) {
    self.run = run
    self.number = number
    self.expecting = expecting
    self.pieces = pieces
  }
}
