import CCurl
import Synchronization

/// Where tasks leave work for the thread that runs libcurl.
///
/// `@safe`: of the multi handle it uses only `curl_multi_wakeup`, which any thread may call, and
/// only before `closed`, after which the loop frees the handle.
@safe final class CurlMailbox: Sendable {
  enum Command: Sendable {
    case submit(Submission)
    case cancel(Ticket)
  }

  private enum Phase {
    case open
    /// No new requests; those under way end in their own time.
    case closing
    case closed
  }

  private struct Contents {
    var phase = Phase.open
    var commands: [Command] = []
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let contents = Mutex(Contents())
  private nonisolated(unsafe) let multi: UnsafeMutableRawPointer

  @unsafe init(multi: UnsafeMutableRawPointer) { unsafe self.multi = multi }

  // MARK: For tasks

  /// Leaves a request, or answers it at once when the sender has been shut down.
  func submit(_ submission: Submission) {
    let isAccepted = contents.withLock { contents in
      guard case .open = contents.phase else { return false }
      contents.commands.append(.submit(submission))
      unsafe curl_multi_wakeup(multi)
      return true
    }
    guard !isAccepted else { return }
    let fault = TransportFault(.cancelled, "The sender has been shut down.", sent: false)
    submission.continuation.resume(returning: .failure(fault))
  }

  func cancel(_ ticket: Ticket) {
    contents.withLock { contents in
      if case .closed = contents.phase { return }
      contents.commands.append(.cancel(ticket))
      unsafe curl_multi_wakeup(multi)
    }
  }

  /// Takes no more requests; `waiter` is resumed when the last one has ended.
  func close(_ waiter: CheckedContinuation<Void, Never>? = nil) {
    let isClosed = contents.withLock { contents in
      if case .closed = contents.phase { return true }
      contents.phase = .closing
      if let waiter { contents.waiters.append(waiter) }
      unsafe curl_multi_wakeup(multi)
      return false
    }
    if isClosed { waiter?.resume() }
  }

  // MARK: For the loop

  var isClosing: Bool {
    contents.withLock { contents in
      if case .closing = contents.phase { return true }
      return false
    }
  }

  /// Everything left since the last call; `nil` when nothing will come any more.
  func take(isIdle: Bool) -> [Command]? {
    contents.withLock { contents in
      if case .closing = contents.phase, contents.commands.isEmpty, isIdle {
        contents.phase = .closed
        return nil
      }
      defer { contents.commands = [] }
      return contents.commands
    }
  }

  /// Tells everybody who waited that the loop has ended.
  func announceEnd() {
    let waiters = contents.withLock { contents in
      defer { contents.waiters = [] }
      return contents.waiters
    }
    for waiter in waiters { waiter.resume() }
  }
}
