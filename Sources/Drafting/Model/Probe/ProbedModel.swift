import Diagnostics
import Synchronization
package import Transport

/// A model that probes its endpoint before the first question, once and for all, and keeps what
/// it finds out later.
package final class ProbedModel: ChatModel {
  private let model: EndpointModel
  private let file: EndpointProfileFile
  private let known: Mutex<EndpointProfile?>
  /// What only says that the endpoint cannot be asked at all.
  private static let hopeless: Set<DiagnosticCode> = [
    .MDL001, .MDL002, .MDL003, .MDL004, .MDL012, .MDL101, .MDL102, .MDL103, .MDL104, .MDL106,
    .MDL107,
  ]

  /// Starts where the last run has ended, with what the file says of the endpoint.
  package init(
    _ endpoint: ModelEndpoint,
    sender: any RequestSender,
    file: EndpointProfileFile,
    clock: ModelClock = .system
  ) {
    let profile = file.profile(of: endpoint)
    model = EndpointModel(
      endpoint,
      sender: sender,
      capabilities: profile?.capabilities,
      clock: clock
    )
    self.file = file
    known = Mutex(profile)
  }

  package func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    var request = request
    var exchanges: [ModelExchange] = []
    if known.withLock({ $0 == nil }) {
      exchanges = try await probe(request.budget, onProgress)
      for exchange in exchanges { exchange.usage.map { request.budget.spend($0) } }
    }
    do throws(ModelFault) {
      var reply = try await model.answer(request, onProgress: onProgress)
      reply.exchanges = exchanges + reply.exchanges
      remember()
      return reply
    } catch {
      throw ModelFault(error.diagnostic, exchanges: exchanges + error.exchanges)
    }
  }

  /// An endpoint that cannot be probed may be able to answer all the same.
  private func probe(
    _ budget: DraftBudget,
    _ onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> [ModelExchange] {
    onProgress(.probing)
    do throws(ModelFault) {
      let result = try await EndpointProbe(model).run(budget: budget, onProgress: onProgress)
      known.withLock { $0 = result.profile }
      file.keep(result.profile)
      return Self.marked(result.exchanges)
    } catch {
      if Self.hopeless.contains(error.diagnostic.code) {
        throw ModelFault(error.diagnostic, exchanges: Self.marked(error.exchanges))
      }
      return Self.marked(error.exchanges)
    }
  }

  private static func marked(_ exchanges: [ModelExchange]) -> [ModelExchange] {
    exchanges.map { exchange in
      var exchange = exchange
      exchange.isProbe = true
      return exchange
    }
  }

  /// Keeps what the last question showed beyond what was known.
  private func remember() {
    let capabilities = model.capabilities
    let changed: EndpointProfile? = known.withLock { known in
      guard var profile = known else {
        known = EndpointProfile(model.endpoint, capabilities: capabilities)
        return known
      }
      guard profile.capabilities != capabilities else { return nil }
      if profile.capabilities.format != capabilities.format { profile.keepsToSchema = nil }
      profile.capabilities = capabilities
      known = profile
      return profile
    }
    if let changed { file.keep(changed) }
  }
}
