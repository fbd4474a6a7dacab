import Diagnostics
import Records
import Transport

extension SalesforceAdapter {
  /// The whole table: fault and attempt to remedy.
  ///
  /// Source: Salesforce, Status Codes and Error Responses; the waits are ours, the platform never
  /// says how long.
  package func handleError(_ fault: PlatformFault, attempt: Int) -> Remedy {
    if let remedy = Remedy.forNetwork(fault, attempt: attempt) { return remedy }
    guard let status = fault.status else { return .stop(.CON501) }
    if fault.operation == SalesforceSession.operation, (400...403).contains(status) {
      return .stop(.CON201)
    }
    switch status {
    case 400: return Self.badRequest(fault, attempt: attempt)
    case 401: return attempt == 1 ? .refreshCredentials : .stop(.CON201)
    case 403: return Self.forbidden(fault, attempt: attempt)
    case 404: return .stop(.CON402)
    case 410: return .stop(.CON403)
    case 300, 413, 414, 431:
      return fault.operation.effect == .writes ? .splitBatch : .stop(.CON401)
    case 420: return Backoff.remedy(Backoff.brief, attempt: attempt, then: .CON302)
    // Not a documented status here; proxies send it.
    case 429: return .retry(after: fault.retryAfter ?? .seconds(10))
    case 500...599:
      return Backoff.remedy(Backoff.patient, attempt: attempt, then: .CON302)
    case 400...499: return .stop(.CON401)
    default: return .stop(.CON501)
    }
  }

  private static func badRequest(_ fault: PlatformFault, attempt: Int) -> Remedy {
    switch fault.code {
    case "UNABLE_TO_LOCK_ROW":
      Backoff.remedy(Backoff.patient, attempt: attempt, then: .CON302)
    // The cursor of a long look-up was lost: the look-up begins again.
    case "INVALID_QUERY_LOCATOR":
      Backoff.remedy(Backoff.brief, attempt: attempt, then: .CON401)
    case "INVALID_TYPE", "INVALID_FIELD": .stop(.CON402)
    default: fault.operation.effect == .writes ? .splitBatch : .stop(.CON401)
    }
  }

  /// The daily quota and the cap on long requests share a status and a code: the text tells them
  /// apart, and means hours or seconds.
  private static func forbidden(_ fault: PlatformFault, attempt: Int) -> Remedy {
    guard fault.code == "REQUEST_LIMIT_EXCEEDED" else { return .stop(.CON202) }
    return fault.message.contains("ConcurrentRequests")
      ? .retry(after: .seconds(min(60, 10 * attempt))) : .waitForQuota(until: nil)
  }

  /// What a status that is no success says: a list of errors, or OAuth's object.
  ///
  /// Refusals below 500 did nothing; what a server fault did is not known.
  static func fault(_ response: WireResponse, of operation: PlatformOperation) -> PlatformFault {
    let body = try? JSON(parsing: response.body)
    let first = body?[0] ?? body
    return PlatformFault(
      .refused(status: response.status),
      of: operation,
      mayBeApplied: response.status >= 500,
      code: first?["errorCode"]?.string ?? first?["error"]?.string,
      message: first?["message"]?.string ?? first?["error_description"]?.string ?? "",
      retryAfter: response.retryAfter
    )
  }
}
