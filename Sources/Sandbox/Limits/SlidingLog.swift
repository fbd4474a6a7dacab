/// The exact log of a rolling window: when each counted request arrived.
///
/// This is the platform's side of a limit; it shares nothing with the limiter that obeys it.
struct SlidingLog: Sendable {
  let max: Int
  let lengthMilliseconds: Int64
  private var arrivals: [Int64] = []
  private var head = 0

  init(max: Int, seconds: Int) {
    self.max = max
    lengthMilliseconds = Int64(seconds) * 1000
  }

  /// Requests that arrived less than one window ago.
  mutating func used(at now: Int64) -> Int {
    while head < arrivals.count, arrivals[head] <= now - lengthMilliseconds { head += 1 }
    if head > 1024, head * 2 > arrivals.count {
      arrivals.removeFirst(head)
      head = 0
    }
    return arrivals.count - head
  }

  /// Requests of the last stretch of that length.
  func used(within milliseconds: Int64, at now: Int64) -> Int {
    var count = 0
    var index = arrivals.count
    while index > head, arrivals[index - 1] > now - milliseconds {
      index -= 1
      count += 1
    }
    return count
  }

  mutating func add(at now: Int64) { arrivals.append(now) }
}
