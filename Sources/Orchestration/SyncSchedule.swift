package import Records

/// When a standing sync is due: every so often, counted from 1970, a little later for each sync so
/// that not all begin at once.
///
/// Pure. The same name and period give the same times for ever, so an occurrence can be named, and
/// however many look at the clock, one occurrence makes one run.
package struct SyncSchedule: Hashable, Sendable {
  /// One time a sync is due.
  package struct Occurrence: Hashable, Sendable {
    /// Unique for a sync: the nominal time in milliseconds since 1970, and the period.
    package let id: String
    package let nominal: Instant
  }

  private let period: Int64
  private let offset: Int64

  /// - Parameter every: at least one second.
  package init(sync name: String, every: Duration) {
    period = max(1000, every.wholeMilliseconds)
    let spread = min(period / 10, 300_000)
    // FNV-1a: stable over processes and machines.
    let hash = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    offset = spread == 0 ? 0 : Int64(hash % UInt64(spread))
  }

  /// The last occurrence at or before an instant.
  package func latest(at now: Instant) -> Occurrence {
    let since = now.milliseconds - offset
    let number = since >= 0 ? since / period : (since - period + 1) / period
    return occurrence(number)
  }

  /// The first occurrence after an instant.
  package func next(after now: Instant) -> Occurrence {
    let last = latest(at: now)
    return occurrence((last.nominal.milliseconds - offset) / period + 1)
  }

  /// How many occurrences lie after one and before another.
  package func missed(between earlier: Occurrence, and later: Occurrence) -> Int {
    max(0, Int((later.nominal.milliseconds - earlier.nominal.milliseconds) / period) - 1)
  }

  private func occurrence(_ number: Int64) -> Occurrence {
    let nominal = Instant(milliseconds: number * period + offset)
    return Occurrence(id: "\(nominal.milliseconds)/\(period / 1000)s", nominal: nominal)
  }
}
