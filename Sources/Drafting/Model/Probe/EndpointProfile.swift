package import MappingLanguage
package import Records

/// What is known of one model at one endpoint; a change of either forgets it.
package struct EndpointProfile: Hashable, Sendable {
  /// The hash of dialect, URL and model.
  package var identity: Fingerprint
  package var capabilities: ModelCapabilities
  /// Whether the endpoint holds the model to a schema; `nil` where it was not asked with one.
  package var keepsToSchema: Bool?
  /// How many tokens the model takes, where the endpoint says so.
  package var contextTokens: Int?
  /// The model's name as the endpoint reports it.
  package var model: String

  package init(
    _ endpoint: ModelEndpoint,
    capabilities: ModelCapabilities,
    keepsToSchema: Bool? = nil,
    contextTokens: Int? = nil,
    model: String? = nil
  ) {
    identity = Self.identity(of: endpoint)
    self.capabilities = capabilities
    self.keepsToSchema = keepsToSchema
    self.contextTokens = contextTokens
    self.model = model ?? endpoint.model
  }

  package static func identity(of endpoint: ModelEndpoint) -> Fingerprint {
    let parts: JSON = [
      .string(endpoint.dialect.rawValue), .string(endpoint.url), .string(endpoint.model),
    ]
    return Fingerprint(of: parts.bytes(.canonical))
  }

  package var json: JSON {
    .members([
      "identity": .string(identity.hex), "format": .string(capabilities.format.rawValue),
      "limit_name": .string(capabilities.limitName.rawValue),
      "temperature": .string(capabilities.temperature.rawValue),
      "delivery": .string(capabilities.delivery.rawValue),
      "keeps_to_schema": keepsToSchema.map { .bool($0) },
      "context_tokens": contextTokens.map { .integer($0) }, "model": .string(model),
    ])
  }

  /// Reads what was kept of an endpoint; `nil` where it is of another one, or cannot be read.
  package init?(json: JSON, of endpoint: ModelEndpoint) {
    func value<Value: RawRepresentable>(_ name: String) -> Value? where Value.RawValue == String {
      json[name]?.string.flatMap { Value(rawValue: $0) }
    }
    guard json["identity"]?.string == Self.identity(of: endpoint).hex,
      let format: ModelCapabilities.AnswerFormat = value("format"),
      endpoint.dialect.formats.contains(format),
      let limitName: ModelCapabilities.LimitName = value("limit_name"),
      let temperature: ModelCapabilities.TemperatureUse = value("temperature"),
      let delivery: ModelCapabilities.Delivery = value("delivery")
    else { return nil }
    self.init(
      endpoint,
      capabilities: ModelCapabilities(
        format: format,
        limitName: limitName,
        temperature: temperature,
        delivery: delivery
      ),
      keepsToSchema: json["keeps_to_schema"]?.bool,
      contextTokens: json["context_tokens"]?.int,
      model: json["model"]?.string
    )
  }
}
