/// What went wrong with a request on its way.
///
/// The message names the host and port and never a path, a query, a header or a body.
package struct TransportFault: Error, Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The host name has no address.
    case cannotResolve
    /// No address of the host accepts a connection.
    case cannotConnect
    /// The TLS handshake failed or the certificate is not trusted.
    case tls
    /// The ``AddressPolicy`` forbids the scheme, the host or its address.
    case refusedAddress
    /// One of the ``Timeouts`` passed.
    case timedOut
    /// The connection ended before the answer was complete.
    case connectionLost
    /// The answer, decompressed, is larger than the request allows.
    case tooLarge
    /// The URL cannot be read, names a user, or is neither `http` nor `https`.
    case badURL
    /// The answer is not HTTP, or the request could not be written as HTTP.
    case protocolError
    /// The task was cancelled, the reader of a stream stopped it, or the sender was shut down.
    case cancelled
  }

  package var kind: Kind
  /// One sentence for a person.
  package var message: String
  /// Whether the request may have reached the server's application.
  ///
  /// `false`: certainly not. `true`: perhaps, the outcome is unknown.
  package var sent: Bool

  package init(_ kind: Kind, _ message: String, sent: Bool) {
    self.kind = kind
    self.message = message
    self.sent = sent
  }
}
