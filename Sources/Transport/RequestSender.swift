/// Sends requests, each exactly once: no retries, no redirects.
package protocol RequestSender: Sendable {
  /// Sends one request and returns the whole answer, whatever its status.
  ///
  /// Cancelling the task ends the transfer and throws ``TransportFault/Kind/cancelled``.
  func send(_ request: WireRequest) async throws(TransportFault) -> WireResponse
}
