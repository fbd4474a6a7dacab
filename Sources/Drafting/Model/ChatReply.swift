package import Records

/// What a model answered.
package struct ChatReply: Hashable, Sendable {
  /// The JSON object of the answer.
  package var answer: JSON
  /// The text it was found in, without reasoning.
  package var content: String
  /// The model's name as the endpoint reports it.
  package var model: String
  /// Everything that was sent and received on the way, in order.
  package var exchanges: [ModelExchange]

  package init(answer: JSON, content: String, model: String, exchanges: [ModelExchange]) {
    self.answer = answer
    self.content = content
    self.model = model
    self.exchanges = exchanges
  }

  /// The name under which the built-in stand-in answers; it is no language model.
  package static let standInName = "crosswalk-stand-in"

  package var isStandIn: Bool { model == Self.standInName }
}
