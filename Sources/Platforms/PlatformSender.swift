package import Transport

/// Sends an adapter's requests, each under the name of its operation.
///
/// Between adapter and network stands whoever keeps the limits; see ``DirectSender`` for nobody.
package protocol PlatformSender: Sendable {
  /// Sends one request, once, when its operation may go.
  ///
  /// - Throws: ``PlatformFault/Kind/unanswered(_:)``, ``PlatformFault/Kind/limited(by:until:)``,
  ///   ``PlatformFault/Kind/cancelled``. Any answer at all is returned.
  func send(
    _ request: WireRequest,
    for operation: PlatformOperation
  ) async throws(PlatformFault) -> WireResponse
}

/// Sends at once: for tests, and where one request cannot be too many.
package struct DirectSender: PlatformSender {
  private let sender: any RequestSender

  package init(_ sender: any RequestSender) { self.sender = sender }

  package func send(
    _ request: WireRequest,
    for operation: PlatformOperation
  ) async throws(PlatformFault) -> WireResponse {
    do throws(TransportFault) {
      return try await sender.send(request)
    } catch {
      throw PlatformFault(error, of: operation)
    }
  }
}
