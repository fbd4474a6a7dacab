package import Records

/// What time it is, and waiting for it to pass: the only clock of this room.
package struct WaitingClock: Sendable {
  package var now: @Sendable () -> Instant
  /// Waits; ends early when the task is cancelled.
  package var wait: @Sendable (Duration) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Instant,
    wait: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.wait = wait
  }

  /// Waits until an instant of ``now`` has come.
  package func wait(until instant: Instant) async throws {
    let duration = instant - now()
    if duration > .zero { try await wait(duration) }
  }
}
