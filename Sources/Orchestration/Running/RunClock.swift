import FoundationEssentials
package import Records

/// The time a run lives in: read to decide, awaited to wait.
///
/// Tests own another.
package protocol RunClock: Sendable {
  /// Never goes back.
  func now() -> Instant

  /// Returns at that instant or later.
  func sleep(until instant: Instant) async throws(CancellationError)
}

/// The machine's time: the wall clock as it was when the program began, counted on steadily.
package struct SystemRunClock: RunClock {
  private let began: Instant
  private let origin: ContinuousClock.Instant

  package init() {
    began = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    origin = ContinuousClock.now
  }

  package func now() -> Instant { began + origin.duration(to: .now) }

  package func sleep(until instant: Instant) async throws(CancellationError) {
    let rest = instant - now()
    guard rest > .zero else { return }
    do {
      try await Task.sleep(for: rest)
    } catch {
      throw CancellationError()
    }
  }
}
