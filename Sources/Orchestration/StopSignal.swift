import Synchronization

/// Asks whoever works to stop at the next safe place.
package final class StopSignal: Sendable {
  private let stopped = Mutex(false)

  package init() {}

  package var isStopped: Bool { stopped.withLock { $0 } }

  package func stop() { stopped.withLock { $0 = true } }
}
