package import Platforms
import RateLimits
import Records
import Synchronization
package import Transport

/// Lets a connection's requests through as fast as the registry allows, and no faster.
///
/// One gate a connection: whoever talks to the account goes through it, so that what the limiter
/// counts is what was sent.
package final class RateLimitGate: PlatformSender {
  private let sender: any RequestSender
  private let limiter: Mutex<RateLimiter>
  private let clock: WaitingClock
  private let patience: Duration

  /// - Parameters:
  ///   - limiter: the connection's limits, with what it has already spent.
  ///   - patience: the longest wait the gate sits out itself; a longer one is the caller's.
  package init(
    _ sender: any RequestSender,
    limiter: RateLimiter,
    clock: WaitingClock,
    patience: Duration = .seconds(30)
  ) {
    self.sender = sender
    self.limiter = Mutex(limiter)
    self.clock = clock
    self.patience = patience
  }

  /// What is used of each limit.
  package var budgets: [LimitBudget] { limiter.withLock { $0.budgets(now: clock.now()) } }

  package func send(
    _ request: WireRequest,
    for operation: PlatformOperation
  ) async throws(PlatformFault) -> WireResponse {
    let ticket = try await ticket(for: operation)
    do throws(TransportFault) {
      let response = try await sender.send(request)
      let answer = LimitAnswer(
        status: response.status,
        headers: response.headers.map { (name: $0.name, value: $0.value) },
        body: response.status < 400 ? [] : response.body)
      limiter.withLock { _ = $0.finished(ticket, now: clock.now(), answer: answer) }
      return response
    } catch {
      limiter.withLock { _ = $0.finished(ticket, now: clock.now()) }
      throw PlatformFault(error, of: operation)
    }
  }

  private func ticket(
    for operation: PlatformOperation
  ) async throws(PlatformFault) -> RequestTicket {
    while true {
      let now = clock.now()
      switch limiter.withLock({ $0.admit(now: now, endpoint: operation.name) }) {
      case .go(let ticket): return ticket
      case .wait(let instant, let limit):
        guard instant - now <= patience else {
          throw PlatformFault(.limited(by: limit, until: instant), of: operation)
        }
        do {
          try await clock.wait(until: instant)
        } catch {
          throw PlatformFault(.cancelled, of: operation)
        }
      }
    }
  }
}
