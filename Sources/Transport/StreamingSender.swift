/// Sends requests whose answers are read while they arrive.
package protocol StreamingSender: RequestSender {
  /// Sends one request and hands over the body of a successful answer (status 2xx) piece by piece.
  ///
  /// The body of any other answer is returned whole, so that its error can be read; a streamed one
  /// is returned empty. `onBytes` is called on the sender's own thread and must not wait; `false`
  /// from it ends the transfer, which then throws ``TransportFault/Kind/cancelled``.
  func stream(
    _ request: WireRequest,
    onBytes: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws(TransportFault) -> WireResponse
}
