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

  /// When a report counts as old at the latest.
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
  /// The most that others were seen to use lately.
  private var others = 0
  /// Until when a lower report changes nothing.
  private var othersUntil: Int64 = .min
  /// Until when the last report is not old.
  private var freshUntil: Int64 = .min

  init(max: Int, seconds: Int) {
    self.max = max
    length = Int64(seconds) * 1000
    grain = seconds <= 60 ? 0 : length / 200
  }

  /// Requests of our own that may still count, and what others were last seen to use.
  mutating func used(at now: Int64) -> Int {
    prune(now)
    return inFlight + finished + others
  }

  /// Room left for what others will send before the next report: they are not as even as we are.
  private var margin: Int { others == 0 ? 0 : 2 * Int(Double(others).squareRoot()) }

  /// `nil` where one more fits now, else when to ask again.
  ///
  /// What others use is believed until a new report; where the last one is old, one request goes
  /// alone to fetch it.
  mutating func blocked(at now: Int64, recheck: Int64) -> Int64? {
    guard used(at: now) + margin >= max else { return nil }
    let isStale = others > 0 && now >= freshUntil
    if isStale, inFlight == 0, finished < max { return nil }
    var next = Int64.max
    if head < entries.count { next = entries[head].last + length + 1 }
    if others > 0, !isStale { next = min(next, freshUntil) }
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
  /// that were inside the window when it was sent. Some of them may not have arrived, which makes
  /// the others' share look too small, so the largest of the last while counts.
  mutating func report(_ usage: ReportedUsage, sentAt: Int64, at now: Int64) {
    prune(now)
    max = usage.max
    var own = inFlight + finished
    var index = head
    while index > 0, entries[index - 1].last + length >= sentAt {
      index -= 1
      own += entries[index].count
    }
    let seen = Swift.max(0, usage.used - own)
    freshUntil = now + min(length, Self.beliefMax)
    guard seen >= others || now >= othersUntil else { return }
    others = seen
    othersUntil = freshUntil
  }

  /// Believes what the platform said apart from any request.
  mutating func believe(_ usage: ReportedUsage, at now: Int64) {
    prune(now)
    max = usage.max
    others = Swift.max(0, usage.used - inFlight - finished)
    freshUntil = now + min(length, Self.beliefMax)
    othersUntil = freshUntil
  }

  private mutating func prune(_ now: Int64) {
    while head < entries.count, entries[head].last + length < now {
      finished -= entries[head].count
      head += 1
    }
    let half = head / 2
    if half > 64, entries[half].last + length + Self.memory < now {
      entries.removeFirst(half)
      head -= half
    }
  }
}
