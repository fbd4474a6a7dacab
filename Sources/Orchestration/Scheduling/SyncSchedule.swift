package import Records

/// When a sync is due: every so often, at the same times whoever asks.
///
/// Times are multiples of the interval since 1970, in elapsed time: a clock change neither drops
/// nor doubles one. An occurrence's name is its time, and a run belongs to one occurrence.
package struct SyncSchedule: Hashable, Sendable {
  package let every: Duration

  /// - Parameter every: at least a second.
  package init(every: Duration) {
    self.every = max(every, .seconds(1))
  }

  private var interval: Int64 { every.wholeMilliseconds }

  /// The last time that is not after the instant.
  package func latest(at now: Instant) -> Instant {
    let milliseconds = now.milliseconds
    let rest = milliseconds % interval
    return Instant(milliseconds: milliseconds - (rest < 0 ? rest + interval : rest))
  }

  /// The first time after the instant.
  package func next(after now: Instant) -> Instant { latest(at: now) + every }

  /// How many times lie after the one and before the other, both left out.
  package func missed(between last: Instant, and next: Instant) -> Int {
    let steps = (next.milliseconds - last.milliseconds) / interval
    return Int(max(0, steps - 1))
  }

  /// The name of the occurrence at that time, the same for everybody.
  package static func occurrence(at time: Instant) -> String { time.text }

  /// The time an occurrence's name stands for; `nil` for anything else.
  package static func time(of occurrence: String) -> Instant? {
    Instant(parsing: occurrence)
  }
}
