import Diagnostics
package import Platforms
package import RateLimits
package import Records
import Synchronization
package import Transport

/// Lets an adapter's requests through when every limit of their connection admits them, and tells
/// the limiter what the answers report.
///
/// One gate stands before one connection, shared by everybody who uses it.
package final class RateLimitGate: PlatformSender {
  /// A request that waits for a limit.
  package struct Wait: Hashable, Sendable {
    package var operation: PlatformOperation
    package var limit: String
    package var until: Instant
  }

  /// The limiter, and which one it is: tickets of an earlier one are nobody's any more.
  private struct Counting {
    var limiter: RateLimiter
    var zoneOffset = Duration.zero
    var generation = 0
  }

  private struct Pass {
    let ticket: RequestTicket
    let generation: Int
  }

  private let sender: any RequestSender
  private let clock: any RunClock
  /// Longer waits are the run's affair, not a sleeping request's.
  private let waitMax: Duration
  private let counting: Mutex<Counting>
  private let watcher = Mutex<(@Sendable (Wait) -> Void)?>(nil)

  package init(
    _ sender: any RequestSender,
    limiter: RateLimiter,
    clock: any RunClock,
    waitMax: Duration = .seconds(30)
  ) {
    self.sender = sender
    self.clock = clock
    self.waitMax = waitMax
    counting = Mutex(Counting(limiter: limiter))
  }

  package func send(
    _ request: WireRequest,
    for operation: PlatformOperation
  ) async throws(PlatformFault) -> WireResponse {
    let pass = try await admission(of: operation)
    do throws(TransportFault) {
      let response = try await sender.send(request)
      finish(pass, with: response)
      return response
    } catch {
      finish(pass, with: nil)
      throw PlatformFault(error, of: operation)
    }
  }

  /// Who is told of waits; one at a time.
  package func watch(_ watcher: (@Sendable (Wait) -> Void)?) {
    self.watcher.withLock { $0 = watcher }
  }

  /// What is spent of every limit that counts over time.
  package var budgets: [LimitBudget] {
    let now = clock.now()
    return counting.withLock { $0.limiter.budgets(now: now) }
  }

  /// Counts from now on in the account's own zone, at whose midnight daily quotas turn.
  func turnQuotas(at zoneOffset: Duration) throws(Diagnostic) {
    let known = counting.withLock { $0 }
    guard known.zoneOffset != zoneOffset else { return }
    let turned = try RateLimiter(
      known.limiter.registry,
      tier: known.limiter.tier,
      zoneOffset: zoneOffset
    )
    counting.withLock { counting in
      guard counting.generation == known.generation else { return }
      counting = Counting(
        limiter: turned,
        zoneOffset: zoneOffset,
        generation: known.generation + 1
      )
    }
  }

  private func admission(
    of operation: PlatformOperation
  ) async throws(PlatformFault) -> Pass {
    while true {
      let now = clock.now()
      let (admission, generation) = counting.withLock { counting in
        (counting.limiter.admit(now: now, endpoint: operation.name), counting.generation)
      }
      switch admission {
      case .go(let ticket): return Pass(ticket: ticket, generation: generation)
      case .wait(let until, let limit):
        guard until - now <= waitMax else {
          throw PlatformFault(.limited(by: limit, until: until), of: operation)
        }
        watcher.withLock { $0 }?(Wait(operation: operation, limit: limit, until: until))
        do throws(CancellationError) {
          try await clock.sleep(until: until)
        } catch {
          throw PlatformFault(.cancelled, of: operation)
        }
      }
    }
  }

  private func finish(_ pass: Pass, with response: WireResponse?) {
    let now = clock.now()
    let answer = response.map { response in
      LimitAnswer(
        status: response.status,
        headers: response.headers.lazy.map { ($0.name, $0.value) },
        // Only a refusal's body says which limit it means; pages of records are not read twice.
        body: response.status >= 400 ? response.body : []
      )
    }
    counting.withLock { counting in
      guard counting.generation == pass.generation else { return }
      counting.limiter.finished(pass.ticket, now: now, answer: answer)
    }
  }
}
