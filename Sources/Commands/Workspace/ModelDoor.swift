import Diagnostics
import Drafting
import Sandbox
import StandIn
import Transport
import Workspace

/// The workspace's model: the endpoint of `crosswalk.yaml`, or the built-in stand-in, on the same
/// protocol.
struct ModelDoor {
  let workspace: OpenWorkspace

  /// What answers, for a person to read.
  struct Opened: Sendable {
    /// Probes a new endpoint first, and takes replies that are kept from before.
    let model: any ChatModel
    /// The endpoint alone: nothing is kept, nothing probed.
    let direct: EndpointModel
    let contextTokens: Int
    let name: String
    let isStandIn: Bool
    /// Its address, without a password.
    let endpoint: String
    /// What one draft may cost.
    let budget: DraftBudget

    /// How a draft is made with this model; `afresh` takes no reply that is kept from before.
    func draftSettings(afresh: Bool = false) -> DraftSettings {
      var settings = DraftSettings(contextTokens: contextTokens)
      settings.budget = budget
      settings.asksAfresh = afresh
      return settings
    }
  }

  /// What is known of the workspace's endpoint.
  var profileFile: EndpointProfileFile {
    EndpointProfileFile(workspace.folder.modelPath + "/endpoint.json")
  }

  /// Keeps the endpoint reachable while `body` works.
  func open<Answer: Sendable>(
    _ body: @Sendable (Opened) async throws -> Answer
  ) async throws -> Answer {
    guard let settings = workspace.configuration.model else {
      return try await openStandIn(body)
    }
    let endpoint = try endpoint(settings)
    let sender = CurlSender()
    let opened = Opened(
      model: CachedModel(
        ProbedModel(endpoint, sender: sender, file: profileFile),
        at: endpoint,
        cache: ReplyCache(folder: workspace.folder.modelPath + "/replies")
      ),
      direct: EndpointModel(endpoint, sender: sender),
      contextTokens: settings.contextTokens,
      name: settings.name,
      isStandIn: false,
      endpoint: ShownURL.of(settings.endpoint),
      budget: settings.budget
    )
    do {
      let answer = try await body(opened)
      await sender.shutdown()
      return answer
    } catch {
      await sender.shutdown()
      throw error
    }
  }

  /// The endpoint as the settings say it.
  ///
  /// - Throws: CFG201 where the key is not where they say.
  func endpoint(_ settings: ModelSettings) throws(Diagnostic) -> ModelEndpoint {
    let key = try settings.key.map { reference throws(Diagnostic) in
      try workspace.secrets.secret(reference)
    }
    var endpoint = ModelEndpoint(
      url: settings.endpoint,
      dialect: settings.dialect.flatMap { ModelDialect(rawValue: $0.rawValue) },
      model: settings.name,
      key: key,
      addresses: AddressPolicy(settings.allow),
      contextTokens: settings.contextTokens
    )
    let asked = settings.timeouts
    if let connect = asked.connect { endpoint.timeouts.connect = connect }
    if let firstByte = asked.firstByte { endpoint.timeouts.firstByte = firstByte }
    if let idle = asked.idle { endpoint.timeouts.idle = idle }
    if let total = asked.total {
      endpoint.deadline = total
      endpoint.timeouts.total = total
    }
    return endpoint
  }

  private func openStandIn<Answer: Sendable>(
    _ body: @Sendable (Opened) async throws -> Answer
  ) async throws -> Answer {
    var options = SandboxOptions()
    options.size = 0
    options.modelName = StandInModel.name
    options.modelAnswer = { StandInModel.answer($0) }
    let sender = CurlSender()
    let answer = try await SandboxServer.running(options) { url in
      let endpoint = ModelEndpoint(
        url: url + "/model/v1",
        model: StandInModel.name,
        addresses: .loopback
      )
      let model = EndpointModel(endpoint, sender: sender)
      return try await body(
        Opened(
          model: model,
          direct: model,
          contextTokens: endpoint.contextTokens,
          name: StandInModel.name,
          isStandIn: true,
          endpoint: endpoint.url,
          budget: DraftSettings().budget
        )
      )
    }
    await sender.shutdown()
    return answer
  }
}

extension ModelSettings {
  /// What one draft may cost, as the settings say it.
  var budget: DraftBudget {
    var budget = DraftSettings().budget
    if let tokens = ceiling.tokens { budget.tokensMax = tokens }
    budget.costMax = ceiling.cost.flatMap { TokenCost($0) }
    if let prices, let input = TokenCost(prices.input), let output = TokenCost(prices.output) {
      budget.prices = TokenPrices(
        input: input,
        cachedInput: prices.cachedInput.flatMap { TokenCost($0) },
        output: output,
        currency: prices.currency
      )
    }
    return budget
  }
}

extension AddressPolicy {
  /// What a setting allows.
  init(_ allowed: AllowedAddresses) {
    switch allowed {
    case .publicHTTPS: self = .publicHTTPS
    case .loopback: self = .loopback
    case .host(let name): self = .host(name)
    }
  }
}
