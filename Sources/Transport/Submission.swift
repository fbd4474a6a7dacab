import Synchronization

/// What a task hands to the thread that runs its request.
struct Submission: Sendable {
  typealias Outcome = Result<WireResponse, TransportFault>

  let request: WireRequest
  let url: RequestURL
  let ticket: Ticket
  /// `nil` when the whole body is wanted at once.
  let onBytes: (@Sendable ([UInt8]) -> Bool)?
  let continuation: CheckedContinuation<Outcome, Never>
}

/// Names one request on both sides, and remembers a cancellation that comes before the request.
final class Ticket: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .acquiring) }

  func cancel() { flag.store(true, ordering: .releasing) }
}
