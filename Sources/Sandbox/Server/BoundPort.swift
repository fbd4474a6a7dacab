import Synchronization

/// The port a server got, for those who wait for it.
final class BoundPort: Sendable {
  private enum State: Sendable {
    case waiting([CheckedContinuation<Int, any Error>])
    case known(Result<Int, any Error>)
  }

  private let state = Mutex(State.waiting([]))

  /// Only the first result counts.
  func resolve(_ result: Result<Int, any Error>) {
    let waiting: [CheckedContinuation<Int, any Error>] = state.withLock { state in
      guard case .waiting(let continuations) = state else { return [] }
      state = .known(result)
      return continuations
    }
    for continuation in waiting { continuation.resume(with: result) }
  }

  func value() async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
      let known: Result<Int, any Error>? = state.withLock { state in
        switch state {
        case .known(let result): return result
        case .waiting(let continuations):
          state = .waiting(continuations + [continuation])
          return nil
        }
      }
      if let known { continuation.resume(with: known) }
    }
  }
}
