import Orchestration
import Records
import Synchronization

/// A clock that jumps instead of waiting.
final class VirtualClock: Sendable {
  private let time: Mutex<Int64>
  private let waits = Mutex<[Duration]>([])

  init(_ milliseconds: Int64 = 1_764_000_000_000) { time = Mutex(milliseconds) }

  var now: Instant { Instant(milliseconds: time.withLock { $0 }) }
  var waited: [Duration] { waits.withLock { $0 } }

  func advance(_ duration: Duration) { time.withLock { $0 += duration.wholeMilliseconds } }

  var waiting: WaitingClock {
    WaitingClock(
      now: { self.now },
      wait: { duration in
        try Task.checkCancellation()
        self.waits.withLock { $0.append(duration) }
        self.advance(duration)
        await Task.yield()
      })
  }
}
