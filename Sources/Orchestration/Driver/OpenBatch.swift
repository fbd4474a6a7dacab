import Journal
import SyncMachine

/// A batch that has not ended, as far as its driver must know it.
struct OpenBatch: Hashable, Sendable {
  var number: BatchNumber
  var state: BatchState
  /// The length of its stream: what the next change expects.
  var position: Int

  init(_ number: BatchNumber, state: BatchState = .initial, position: Int = 1) {
    self.number = number
    self.state = state
    self.position = position
  }

  init(_ entry: BatchEntry) {
    self.init(entry.number, state: entry.state, position: entry.position)
  }
}
