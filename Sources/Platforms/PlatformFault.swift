package import Records
package import Transport

/// What went wrong with one operation of a platform.
///
/// Data only; sentences are made elsewhere.
package struct PlatformFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No answer came.
    case unanswered(TransportFault.Kind)
    /// The platform answered with a status that is no success.
    case refused(status: Int)
    /// The status says success, the body is not what the platform promises.
    case unreadable(status: Int)
    /// Nothing was sent: a limit of the registry forbids it until then.
    case limited(by: String, until: Instant)
    /// Nothing was sent: there is no such secret.
    case noCredential(CredentialName)
    /// Nothing was sent: this adapter cannot do what was asked.
    case unsupported
    case cancelled
  }

  package var operation: PlatformOperation
  package var kind: Kind
  /// Whether the platform may have done what was asked although no answer says so.
  package var mayBeApplied: Bool
  /// The platform's own code, where the answer holds one.
  package var code: String?
  /// The platform's or the network's sentence, at most ``messageMax`` characters.
  ///
  /// May hold values of records: for the person at the screen, not for logs.
  package var message: String
  /// How long the platform asks to wait.
  package var retryAfter: Duration?

  package static let messageMax = 500

  package init(
    _ kind: Kind,
    of operation: PlatformOperation,
    mayBeApplied: Bool = false,
    code: String? = nil,
    message: String = "",
    retryAfter: Duration? = nil
  ) {
    self.operation = operation
    self.kind = kind
    self.mayBeApplied = mayBeApplied && operation.effect == .writes
    self.code = code
    self.message = String(message.prefix(Self.messageMax))
    self.retryAfter = retryAfter
  }

  /// A request that got no answer.
  package init(_ fault: TransportFault, of operation: PlatformOperation) {
    self.init(
      fault.kind == .cancelled ? .cancelled : .unanswered(fault.kind),
      of: operation,
      mayBeApplied: fault.sent,
      message: fault.message
    )
  }

  /// The answer's status, where there was an answer.
  package var status: Int? {
    switch kind {
    case .refused(let status), .unreadable(let status): status
    case .unanswered, .limited, .noCredential, .unsupported, .cancelled: nil
    }
  }
}
