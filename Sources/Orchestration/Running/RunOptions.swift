package import Journal

/// How a run is driven; none of it changes what is written.
package struct RunOptions: Sendable {
  /// The longest wait a driver sits out; for a longer one it leaves the run waiting.
  package var patience: Duration
  /// Shorter waits are not worth an event.
  package var unrecordedWaitMax = Duration.seconds(10)
  /// How long to wait for a quota of which nobody says when it is there again.
  package var quotaWait = Duration.seconds(900)
  /// How far before the last run's beginning changes are read again: what a source's search sees
  /// late, and clocks that differ.
  package var overlap = Duration.seconds(300)
  /// Batches under way at a time.
  package var inFlightMax = 4
  /// Records staged and without an outcome, above which no more pages are read.
  package var stagedMax = 2_000
  /// Calls spent on finding which records of a batch the destination refuses it for.
  package var isolationCallsMax = 64
  /// How long to wait for room on a disk that is too full.
  package var diskWait = Duration.seconds(30)
  /// The room of the journal's disk, where not the disk itself is asked.
  package var room: (@Sendable () -> DiskRoom)?
  /// Too many alike: so many records with one cause, and this share of those decided.
  package var alikeMin = 200
  package var alikeShare = 0.5
  /// Only among so many records decided first.
  package var alikeWithin = 1_000

  package init(patience: Duration = .seconds(120)) { self.patience = patience }

  /// For a service that has nothing else to do.
  package static let service = RunOptions(patience: .seconds(7 * 86_400))
}
