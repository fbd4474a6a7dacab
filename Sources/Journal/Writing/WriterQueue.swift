import Dispatch
import Synchronization

/// What waits for the writer: added to from anywhere, emptied by one thread.
final class WriterQueue: Sendable {
  private struct State {
    var requests: [CommitRequest] = []
    var isClosed = false
  }

  /// What the writer's thread finds when it looks.
  enum Batch {
    case requests([CommitRequest])
    case idle
    case closed
  }

  private let state = Mutex(State())
  private let wakeUp = DispatchSemaphore(value: 0)

  /// Adds a request; `false` once the queue is closed.
  func add(_ request: CommitRequest) -> Bool {
    let taken = state.withLock { state in
      guard !state.isClosed else { return false }
      state.requests.append(request)
      return true
    }
    if taken { wakeUp.signal() }
    return taken
  }

  /// Takes no more; what waits is still written.
  func close() {
    state.withLock { $0.isClosed = true }
    wakeUp.signal()
  }

  /// Everything that waits, at most `limit`; blocks the calling thread while there is nothing.
  func next(limit: Int, idleAfter timeout: DispatchTimeInterval) -> Batch {
    while true {
      let batch: Batch? = state.withLock { state in
        guard state.requests.isEmpty else {
          let taken = Array(state.requests.prefix(limit))
          state.requests.removeFirst(taken.count)
          return .requests(taken)
        }
        return state.isClosed ? .closed : nil
      }
      if let batch { return batch }
      if wakeUp.wait(timeout: .now() + timeout) == .timedOut { return .idle }
    }
  }
}
