import Orchestration
import Records
import Synchronization

/// A clock on which nobody waits: sleeping moves it.
final class VirtualClock: RunClock {
  static let start = Instant(milliseconds: 1_764_000_000_000)

  private let time: Mutex<Instant>
  private let sleeps = Mutex<[Duration]>([])

  init(_ start: Instant = VirtualClock.start) { time = Mutex(start) }

  func now() -> Instant { time.withLock { $0 } }

  /// How long everybody wanted to sleep, in order.
  var slept: [Duration] { sleeps.withLock { $0 } }

  func sleep(until instant: Instant) async throws(CancellationError) {
    guard !Task.isCancelled else { throw CancellationError() }
    let wanted = instant - now()
    sleeps.withLock { $0.append(wanted) }
    time.withLock { $0 = max($0, instant) }
    await Task.yield()
  }

  func advance(by duration: Duration) { time.withLock { $0 = $0 + duration } }
}
