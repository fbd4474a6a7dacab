import Diagnostics
import Records
import Transport

extension HubSpotAdapter {
  /// The whole table: fault and attempt to remedy.
  ///
  /// Source: HubSpot, Error handling, and API usage guidelines; the waits are ours where no number
  /// is given.
  package func handleError(_ fault: PlatformFault, attempt: Int) -> Remedy {
    if let remedy = Remedy.forNetwork(fault, attempt: attempt) { return remedy }
    guard let status = fault.status else { return .stop(.CON501) }
    switch status {
    case 401: return attempt == 1 ? .refreshCredentials : .stop(.CON201)
    case 403: return .stop(.CON202)
    case 404: return .stop(.CON402)
    case 400, 409, 414, 422:
      return fault.operation.effect == .writes ? .splitBatch : .stop(.CON401)
    case 423: return .retry(after: max(.seconds(2 * attempt), fault.retryAfter ?? .zero))
    case 429: return Self.throttled(fault, attempt: attempt)
    // The portal moves between data centres: a time in seconds comes along, up to a day.
    case 477: return .retry(after: fault.retryAfter ?? .seconds(3600))
    case 522, 525, 526:
      return Backoff.remedy(Backoff.brief, attempt: attempt, then: .CON301)
    case 500...599:
      return Backoff.remedy(Backoff.patient, attempt: attempt, then: .CON302)
    case 400...499: return .stop(.CON401)
    default: return .stop(.CON501)
    }
  }

  private static func throttled(_ fault: PlatformFault, attempt: Int) -> Remedy {
    let policy = fault.code?.uppercased() ?? ""
    let message = fault.message.lowercased()
    if policy.contains("DAILY") || message.contains("daily") {
      return .waitForQuota(until: nil)
    }
    if let asked = fault.retryAfter { return .retry(after: asked) }
    // The search's own limit, of one second; it seldom says more than this.
    if policy == "SECONDLY" || message.contains("secondly limit") {
      return .retry(after: .seconds(attempt))
    }
    return .retry(after: .seconds(10))
  }

  /// What a status that is no success says.
  ///
  /// Every member of the body is optional. 429 and the other refusals below 500 did nothing; what
  /// a server fault did is not known.
  static func fault(_ response: WireResponse, of operation: PlatformOperation) -> PlatformFault {
    let body = try? JSON(parsing: response.body)
    let first = body?["errors"]?[0]
    return PlatformFault(
      .refused(status: response.status),
      of: operation,
      mayBeApplied: response.status >= 500,
      code: body?["policyName"]?.string ?? body?["category"]?.string
        ?? body?["errorType"]?.string ?? first?["code"]?.string,
      message: body?["message"]?.string ?? first?["message"]?.string ?? "",
      retryAfter: response.retryAfter
    )
  }
}
