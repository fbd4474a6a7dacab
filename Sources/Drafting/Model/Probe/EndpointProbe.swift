import Diagnostics
import Records

/// A small question that shows what an endpoint understands.
///
/// The words ask for three members, the schema for five: an endpoint that holds its model to the
/// schema answers with five.
package struct EndpointProbe: Sendable {
  package struct Result: Hashable, Sendable {
    package var profile: EndpointProfile
    package var exchanges: [ModelExchange]
  }

  static let asked = ["colour", "number", "word"]
  static let unasked = ["place", "season"]

  private let model: EndpointModel

  package init(_ model: EndpointModel) { self.model = model }

  package static var request: ChatRequest {
    let names = asked + unasked
    let members = JSONObject(names.map { JSONObject.Member($0, ["type": "string"]) })
    return ChatRequest(
      messages: [
        ChatMessage(.system, "You fill in a small form. You answer with one JSON object."),
        ChatMessage(
          .user,
          "Write one short text for each of these three members, and nothing else:\n\n"
            + PromptBlock("members", lines: asked).text(marker: "probe")
        ),
      ],
      schemaName: "form",
      schema: [
        "type": "object", "additionalProperties": false, "required": .strings(names),
        "properties": .object(members),
      ],
      answerTokensMax: 1_000
    )
  }

  /// Asks, and says what was found.
  package func run(
    budget: DraftBudget = DraftBudget(),
    onProgress: @escaping @Sendable (ModelProgress) -> Void = { _ in }
  ) async throws(ModelFault) -> Result {
    var request = Self.request
    request.budget = budget
    let reply = try await model.answer(request, onProgress: onProgress)
    let capabilities = model.capabilities
    var keepsToSchema: Bool?
    if capabilities.format == .jsonSchema || capabilities.format == .tool {
      keepsToSchema = (Self.asked + Self.unasked).allSatisfy { reply.answer[$0]?.string != nil }
    }
    let profile = EndpointProfile(
      model.endpoint,
      capabilities: capabilities,
      keepsToSchema: keepsToSchema,
      contextTokens: await model.contextTokensReported(),
      model: reply.model
    )
    return Result(profile: profile, exchanges: reply.exchanges)
  }
}
