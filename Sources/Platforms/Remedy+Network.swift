import Diagnostics
import Transport

extension Remedy {
  /// The remedy for everything that does not depend on the platform; `nil` for its answers.
  static func forNetwork(_ fault: PlatformFault, attempt: Int) -> Remedy? {
    switch fault.kind {
    case .unanswered(let kind): forTransport(kind, attempt: attempt)
    case .unreadable: Backoff.remedy(Backoff.brief, attempt: attempt, then: .CON501)
    case .limited(_, let instant): .waitForQuota(until: instant)
    case .noCredential: .stop(.CON201)
    case .unsupported: .stop(.CON104)
    case .cancelled: .stop(.RUN204)
    case .refused: nil
    }
  }

  private static func forTransport(_ kind: TransportFault.Kind, attempt: Int) -> Remedy {
    switch kind {
    case .cannotResolve, .cannotConnect, .timedOut, .connectionLost, .protocolError:
      Backoff.remedy(Backoff.patient, attempt: attempt, then: .CON301)
    case .tls: Backoff.remedy(Backoff.brief, attempt: attempt, then: .CON301)
    case .refusedAddress, .badURL: .stop(.CON103)
    case .tooLarge: .stop(.CON501)
    case .cancelled: .stop(.RUN204)
    }
  }
}
