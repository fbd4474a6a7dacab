import Synchronization

/// Leaves an endpoint alone for a while after it failed several times in a row.
final class EndpointBreaker: Sendable {
  static let failuresMax = 5
  static let pause = Duration.seconds(30)

  private let state = Mutex((failures: 0, opened: Duration.zero))

  /// How long the endpoint is still left alone; `nil` where it may be asked.
  func rest(at now: Duration) -> Duration? {
    state.withLock { state in
      let rest = state.opened + Self.pause - now
      return state.failures >= Self.failuresMax && rest > .zero ? rest : nil
    }
  }

  func note(success: Bool, at now: Duration) {
    state.withLock { state in
      state = success ? (0, .zero) : (state.failures + 1, now)
    }
  }
}
