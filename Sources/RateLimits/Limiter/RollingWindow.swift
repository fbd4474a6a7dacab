import Records

/// At most so many requests in any stretch of a fixed length, safe against unknown latency.
///
/// The platform counts a request somewhere between its sending and its answer, so a request holds
/// its place until one full window after it has finished. Two requests a whole window apart at
/// this end are then at least a window apart at the other, whatever the network does. The price is
/// one latency per window: 1.5 % at 150 ms in 10 s.
struct RollingWindow: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var first: Int64
    var last: Int64
    var count: Int
  }

  /// How long what other programs used stays believed without a new report.
  private static let beliefMax: Int64 = 900_000
  /// How long requests are remembered beyond their window, for reports of slow answers.
  private static let memory: Int64 = 60_000

  private(set) var max: Int
  let length: Int64
  /// Requests that finish this close together share an entry, which leaves with its last one.
  private let grain: Int64
  private var inFlight = 0
  private var entries: [Entry] = []
  /// Entries before this one have left the window.
  private var head = 0
  private var finished = 0
  private var others = 0
  private var othersUntil: Int64 = .min

  init(max: Int, seconds: Int) {
    self.max = max
    length = Int64(seconds) * 1000
    grain = seconds <= 60 ? 0 : length / 200
  }

  /// Requests of our own that may still count, and what others were last seen to use.
  mutating func used(at now: Int64) -> Int {
    prune(now)
    return inFlight + finished + (now < othersUntil ? others : 0)
  }

  /// `nil` where one more fits now, else when to ask again.
  mutating func blocked(at now: Int64, recheck: Int64) -> Int64? {
    guard used(at: now) >= max else { return nil }
    var next = Int64.max
    if head < entries.count { next = entries[head].last + length + 1 }
    if others > 0, now < othersUntil { next = min(next, othersUntil) }
    return next == .max ? now + recheck : next
  }

  mutating func start() { inFlight += 1 }

  mutating func finish(at now: Int64) {
    inFlight -= 1
    finished += 1
    if let last = entries.indices.last, last >= head, now - entries[last].first <= grain {
      entries[last].last = Swift.max(entries[last].last, now)
      entries[last].count += 1
    } else {
      entries.append(Entry(first: now, last: now, count: 1))
    }
  }

  /// Believes the platform: what it counts beyond our own requests is somebody else's.
  ///
  /// Our own are all that the platform can have counted when the reporting request arrived: those
  /// that were inside the window when it was sent.
  mutating func report(_ usage: ReportedUsage, sentAt: Int64, at now: Int64) {
    prune(now)
    max = usage.max
    var own = inFlight + finished
    var index = head
    while index > 0, entries[index - 1].last + length >= sentAt {
      index -= 1
      own += entries[index].count
    }
    others = Swift.max(0, usage.used - own)
    othersUntil = now + min(length, Self.beliefMax)
  }

  private mutating func prune(_ now: Int64) {
    while head < entries.count, entries[head].last + length < now {
      finished -= entries[head].count
      head += 1
    }
    let forgotten = entries[..<head].prefix { $0.last + length + Self.memory < now }.count
    if forgotten > 64, forgotten * 2 > entries.count {
      entries.removeFirst(forgotten)
      head -= forgotten
    }
  }
}
