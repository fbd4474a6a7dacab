/// How a run is driven; none of it changes what is written.
package struct RunOptions: Hashable, Sendable {
  /// The longest wait a driver sits out; for a longer one it leaves the run waiting.
  package var patience: Duration
  /// Shorter waits are not worth an event.
  package var unrecordedWaitMax = Duration.seconds(10)
  /// How long to wait for a quota of which nobody says when it is there again.
  package var quotaWait = Duration.seconds(900)
  /// Too many alike: so many records with one cause, and this share of those read.
  package var alikeMin = 200
  package var alikeShare = 0.5
  /// Only among so many records read first.
  package var alikeWithin = 1_000

  package init(patience: Duration = .seconds(120)) { self.patience = patience }

  /// For a service that has nothing else to do.
  package static let service = RunOptions(patience: .seconds(7 * 86_400))
}
