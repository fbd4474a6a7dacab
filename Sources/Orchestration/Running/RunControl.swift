import Records
package import SyncMachine
import Synchronization

/// The way to reach a run that is being driven: asks it to stop where it is, or to end.
package final class RunControl: Sendable {
  /// What was asked for, the strongest first.
  package enum Wish: Hashable, Sendable {
    /// End the run for good.
    case cancel(by: ActorName)
    /// Finish what is under way and leave the run to be resumed.
    case stop
    case goOn
  }

  private struct State {
    var wish = Wish.goOn
    var waiting: [AsyncStream<Void>.Continuation] = []
  }

  private let state = Mutex(State())

  package init() {}

  package var wish: Wish { state.withLock { $0.wish } }

  package func stop() { ask(.stop) }

  package func cancel(by actor: ActorName) { ask(.cancel(by: actor)) }

  private func ask(_ wish: Wish) {
    let woken = state.withLock { state in
      if case .cancel = state.wish { return [AsyncStream<Void>.Continuation]() }
      state.wish = wish
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in woken { continuation.finish() }
  }

  /// Waits until the instant, or until something is asked for.
  ///
  /// - Returns: whether the instant has come.
  func sleep(until instant: Instant, on clock: any RunClock) async -> Bool {
    guard wish == .goOn else { return false }
    return await withTaskGroup(of: Bool.self) { group in
      group.addTask { (try? await clock.sleep(until: instant)) != nil }
      group.addTask {
        await self.untilAsked()
        return false
      }
      let slept = await group.next() ?? false
      group.cancelAll()
      return slept
    }
  }

  private func untilAsked() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let isAsked = state.withLock { state in
      guard state.wish == .goOn else { return true }
      state.waiting.append(continuation)
      return false
    }
    if isAsked { return }
    for await _ in stream {}
  }
}
