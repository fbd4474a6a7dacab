import Records
import Transport

/// What an endpoint says of its models.
extension EndpointModel {
  /// How many tokens the model takes, where the endpoint says so; never a reason to fail.
  func contextTokensReported() async -> Int? {
    switch endpoint.dialect {
    case .openAI, .anthropic: await listed()
    case .ollama: await shown()
    }
  }

  /// vLLM, hosted routers and llama.cpp add it to their lists, each under a name of its own.
  private func listed() async -> Int? {
    let list = await ask("GET", endpoint.dialect.modelsURL(endpoint.url))
    let entry = list?["data"]?.array?.first { $0["id"]?.string == endpoint.model }
    for name in ["max_model_len", "context_length", "max_context_length", "max_input_tokens"] {
      if let length = entry?[name]?.int { return length }
    }
    let meta = entry?["meta"]
    return meta?["n_ctx"]?.int ?? meta?["n_ctx_train"]?.int
  }

  /// Ollama says it of each model, under a name that begins with the model's family.
  private func shown() async -> Int? {
    let url = endpoint.dialect.modelsURL(endpoint.url).replacing("/api/tags", with: "/api/show")
    let shown = await ask("POST", url, body: ["model": .string(endpoint.model)])
    return shown?["model_info"]?.object?.members.first { member in
      member.name.hasSuffix(".context_length")
    }?.value.int
  }

  private func ask(_ method: String, _ url: String, body: JSON? = nil) async -> JSON? {
    var timeouts = endpoint.timeouts
    timeouts.firstByte = .seconds(10)
    timeouts.total = .seconds(15)
    let request = WireRequest(
      method,
      url,
      headers: endpoint.headers,
      body: body?.bytes() ?? [],
      timeouts: timeouts,
      addresses: endpoint.addresses
    )
    guard let response = try? await sender.send(request), response.status == 200 else { return nil }
    return try? JSON(parsing: response.body)
  }
}
