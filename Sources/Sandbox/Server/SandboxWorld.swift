import RateLimits
import Records
import Synchronization

/// Everything a sandbox knows: the platforms' records, their meters, the fault plan and the log.
final class SandboxWorld: Sendable {
  private struct State: Sendable {
    var portal: HubSpotPortal
    var org: SalesforceOrg
    var log = ArrivalLog()
    var faults = FaultPlan()
    var hubSpot: HubSpotMeter
    var salesforce: SalesforceMeter
  }

  let options: SandboxOptions
  private let model: ModelEndpoint
  private let state: Mutex<State>

  /// Throws a diagnostic where a tier does not exist.
  init(_ options: SandboxOptions) throws {
    let hubSpot = try RateLimitRegistry.builtIn(platform: "hubspot")
    let salesforce = try RateLimitRegistry.builtIn(platform: "salesforce")
    self.options = options
    model = ModelEndpoint(
      name: options.modelName,
      key: options.modelKey,
      answer: options.modelAnswer
    )
    state = Mutex(
      State(
        portal: HubSpotPortal(options, registry: hubSpot),
        org: SalesforceOrg(
          options.org,
          seed: options.seed,
          contacts: options.size,
          oddities: options.oddities,
          now: options.clock(),
          registry: salesforce
        ),
        hubSpot: HubSpotMeter(
          hubSpot,
          tier: try hubSpot.tier(named: options.hubSpotTier),
          zoneOffset: HubSpotPortal.zoneOffset
        ),
        salesforce: SalesforceMeter(
          salesforce,
          tier: try salesforce.tier(named: options.salesforceTier)
        )
      )
    )
  }

  // MARK: What the control asks

  var arrivals: [Arrival] { state.withLock { $0.log.arrivals } }
  /// The portal as it is now.
  var portal: HubSpotPortal { state.withLock { $0.portal } }
  var tables: [SalesforceTable] { state.withLock { $0.org.tables } }
  func table(_ name: String) -> SalesforceTable? { state.withLock { $0.org.table(name) } }
  func put(_ plan: FaultPlan) { state.withLock { $0.faults = plan } }

  /// Stamps contacts with one modified time, or with now, by their places; what time it was.
  func touch(_ range: Range<Int>, modified: Instant?) -> Instant {
    let now = options.clock()
    state.withLock { $0.portal.touch(range, modified: modified ?? now, at: now) }
    return modified ?? now
  }

  // MARK: A request's way

  /// Writes a request into the log; what shall go wrong with it, if anything.
  func arrive(
    _ request: SandboxRequest,
    _ route: SandboxRoute
  ) -> (sequence: Int, fault: FaultRule?) {
    let now = options.clock()
    return state.withLock { state in
      let sequence = state.log.open(request, operation: route.name, at: now)
      if case .salesforce = route { state.salesforce.arrive(sequence, at: now) }
      return (sequence, route.operation.flatMap { state.faults.arrive($0) })
    }
  }

  /// Carries a request out: token, limits, work, in the order of the real services.
  func carryOut(
    _ request: SandboxRequest,
    _ route: SandboxRoute,
    sequence: Int,
    twist: ModelTwist? = nil
  ) -> SandboxAnswer {
    switch route {
    case .hubSpot(let call): hubSpot(request, call, sequence)
    case .salesforce(let call): salesforce(request, call, sequence)
    case .model(let call): answerModel(request, call, sequence, twist)
    case .control(let path): ControlRoutes.answer(request, path: path, world: self)
    case .unknown:
      .json(
        404,
        [
          "error": "The sandbox has nothing at this path",
          "hint": "Begin the path with /hubspot, /salesforce, /model or /_sandbox.",
        ]
      )
    }
  }

  /// Notes how a request ended.
  func end(_ sequence: Int, _ ending: Arrival.Ending, status: Int?) {
    state.withLock { state in
      state.salesforce.leave(sequence)
      state.log.change(sequence) { arrival in
        arrival.ending = ending
        arrival.status = status
      }
    }
  }

  private func hubSpot(
    _ request: SandboxRequest,
    _ call: HubSpotCall,
    _ sequence: Int
  )
    -> SandboxAnswer
  {
    let correlation = CorrelationID.make(seed: options.seed, sequence: sequence)
    let now = options.clock()
    var answer: SandboxAnswer
    if let refusal = HubSpotPortal.refuseToken(request, call: call, correlation: correlation) {
      answer = refusal
    } else {
      let (refusal, headers) = admitHubSpot(search: call.isSearch, at: now)
      if let refusal {
        answer = HubSpotErrors.tooFast(refusal, correlation)
      } else {
        var effect = SandboxEffect()
        if case .updateContact(let id) = call {
          (answer, effect) = state.withLock {
            $0.portal.updateContact(id, request, at: now, correlation)
          }
        } else {
          answer = portal.answer(request, call: call, at: now, correlation: correlation)
        }
        note(sequence, applied: answer.status < 300, effect)
      }
      answer.headers += headers
    }
    answer.add("X-HubSpot-Correlation-Id", correlation)
    return answer
  }

  private func admitHubSpot(
    search: Bool,
    at now: Instant
  ) -> (refusal: HubSpotMeter.Refusal?, headers: [SandboxAnswer.Header]) {
    state.withLock { state in
      var refusal: HubSpotMeter.Refusal?
      if options.enforceLimits {
        refusal = state.hubSpot.admit(at: now, search: search)
      } else {
        state.hubSpot.count(at: now, search: search)
      }
      return (refusal, search ? [] : state.hubSpot.headers(at: now))
    }
  }

  private func salesforce(
    _ request: SandboxRequest,
    _ call: SalesforceCall,
    _ sequence: Int
  )
    -> SandboxAnswer
  {
    let now = options.clock()
    let enforce = options.enforceLimits
    return state.withLock { state in
      var refusal: SandboxAnswer?
      if call.isData {
        refusal = state.org.refuseSession(request, at: now)
        if refusal == nil {
          if enforce {
            refusal = state.salesforce.admit(at: now).map { SalesforceErrors.tooFast($0) }
          } else {
            state.salesforce.count(at: now)
          }
        }
      }
      var answer: SandboxAnswer
      if let refusal {
        answer = refusal
      } else {
        let usage = ReportedUsage(
          used: state.salesforce.used(at: now),
          max: state.salesforce.dailyMax
        )
        let done = state.org.answer(request, call: call, at: now, usage: usage)
        answer = done.answer
        state.log.change(sequence) { arrival in
          arrival.applied = done.answer.status < 300
          arrival.effect = done.effect
        }
      }
      if call.isData { answer.add("Sforce-Limit-Info", state.salesforce.limitInfo(at: now)) }
      return answer
    }
  }

  private func answerModel(
    _ request: SandboxRequest,
    _ call: SandboxRoute.ModelCall,
    _ sequence: Int,
    _ twist: ModelTwist?
  ) -> SandboxAnswer {
    let answer = model.answer(request, call, twist)
    note(sequence, applied: answer.status < 300, SandboxEffect())
    return answer
  }

  private func note(_ sequence: Int, applied: Bool, _ effect: SandboxEffect) {
    state.withLock { state in
      state.log.change(sequence) { arrival in
        arrival.applied = applied
        arrival.effect = effect
      }
    }
  }
}
