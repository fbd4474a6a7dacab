import Records
import Synchronization

/// A clock that moves when it is told to.
final class TestClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_764_000_000_000))

  var now: Instant { time.withLock { $0 } }

  func advance(_ milliseconds: Int64) {
    time.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) }
  }
}
