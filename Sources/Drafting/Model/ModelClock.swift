import FoundationEssentials

/// Time and chance for a model's client, so that tests wait for nothing.
package struct ModelClock: Sendable {
  /// Time since some fixed moment.
  package var now: @Sendable () -> Duration
  package var sleep: @Sendable (Duration) async throws -> Void
  /// At least 0, less than 1.
  package var chance: @Sendable () -> Double
  /// Seconds since 1970, for dates in answers.
  package var today: @Sendable () -> Int

  package init(
    now: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    chance: @escaping @Sendable () -> Double,
    today: @escaping @Sendable () -> Int = { Int(Date.now.timeIntervalSince1970) }
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
    self.today = today
  }

  /// The machine's own.
  package static var system: ModelClock {
    let start = ContinuousClock.now
    return ModelClock(
      now: { start.duration(to: .now) },
      sleep: { try await Task.sleep(for: $0) },
      chance: { Double.random(in: 0..<1) }
    )
  }
}
