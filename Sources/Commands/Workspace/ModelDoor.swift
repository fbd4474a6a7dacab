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
  struct Opened {
    let model: any ChatModel
    let contextTokens: Int
    let name: String
    let isStandIn: Bool
    let endpoint: String
  }

  /// Keeps the endpoint reachable while `body` works.
  func open<Answer: Sendable>(
    _ body: @Sendable (Opened) async throws -> Answer
  ) async throws -> Answer {
    guard let settings = workspace.configuration.model else {
      return try await openStandIn(body)
    }
    let sender = CurlSender()
    let key = try settings.key.map { reference throws(Diagnostic) in
      try workspace.secrets.secret(reference)
    }
    let endpoint = ModelEndpoint(
      url: settings.endpoint,
      model: settings.name,
      key: key,
      addresses: AddressPolicy(settings.allow),
      contextTokens: settings.contextTokens
    )
    let opened = Opened(
      model: ChatCompletionsModel(endpoint, sender: sender),
      contextTokens: settings.contextTokens,
      name: settings.name,
      isStandIn: false,
      endpoint: settings.endpoint
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
      return try await body(
        Opened(
          model: ChatCompletionsModel(endpoint, sender: sender),
          contextTokens: endpoint.contextTokens,
          name: StandInModel.name,
          isStandIn: true,
          endpoint: endpoint.url
        )
      )
    }
    await sender.shutdown()
    return answer
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
