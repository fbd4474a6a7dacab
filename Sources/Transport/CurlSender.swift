/// Sends requests through libcurl, on one thread of its own.
///
/// Connections are kept and used again, also between requests with different address policies: the
/// policy is checked on every request, not only when a connection is made. HTTP/1.1 only, so that
/// one lost connection concerns one request. No proxy, cookie, redirect, retry or `.netrc`.
package final class CurlSender: StreamingSender {
  private let mailbox: CurlMailbox

  package init(trusting roots: TrustedRoots = .system) {
    mailbox = CurlLoop.start(trusting: roots)
  }

  deinit { mailbox.close() }

  package func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse {
    try await perform(request, onBytes: nil)
  }

  package func stream(
    _ request: WireRequest,
    onBytes: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws(TransportFault) -> WireResponse {
    try await perform(request, onBytes: onBytes)
  }

  /// Takes no more requests, waits for those under way, closes all connections and ends the thread.
  package func shutdown() async {
    await withCheckedContinuation { mailbox.close($0) }
  }

  private func perform(
    _ request: WireRequest,
    onBytes: (@Sendable ([UInt8]) -> Bool)?
  ) async throws(TransportFault) -> WireResponse {
    let url = try request.checkedURL()
    let ticket = Ticket()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.submit(
          Submission(
            request: request,
            url: url,
            ticket: ticket,
            onBytes: onBytes,
            continuation: continuation
          )
        )
      }
    } onCancel: {
      ticket.cancel()
      mailbox.cancel(ticket)
    }
    return try outcome.get()
  }
}
