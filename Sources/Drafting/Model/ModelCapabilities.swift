/// What an endpoint was found to understand; every step down is remembered.
package struct ModelCapabilities: Hashable, Sendable {
  /// How the answer's form is asked for, strictest first.
  package enum AnswerFormat: String, CaseIterable, Hashable, Sendable {
    case jsonSchema = "json_schema"
    case jsonObject = "json_object"
    /// The prompt alone asks for JSON.
    case plain

    /// The next less demanding one.
    var weaker: AnswerFormat? {
      switch self {
      case .jsonSchema: .jsonObject
      case .jsonObject: .plain
      case .plain: nil
      }
    }
  }

  /// What the limit of the answer's length is called.
  package enum LimitName: String, CaseIterable, Hashable, Sendable {
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
  }

  package enum TemperatureUse: String, CaseIterable, Hashable, Sendable {
    case zero
    /// The endpoint takes its own value only.
    case leftOut
  }

  package enum Delivery: String, CaseIterable, Hashable, Sendable {
    case streamed
    case whole
  }

  package var format: AnswerFormat
  package var limitName: LimitName
  package var temperature: TemperatureUse
  package var delivery: Delivery

  package init(
    format: AnswerFormat = .jsonSchema,
    limitName: LimitName = .maxTokens,
    temperature: TemperatureUse = .zero,
    delivery: Delivery = .streamed
  ) {
    self.format = format
    self.limitName = limitName
    self.temperature = temperature
    self.delivery = delivery
  }

  /// What to try after a refusal (HTTP 400 or 422) with this text; `nil` where it names nothing
  /// that could be left out.
  func steppedDown(by refusal: String) -> ModelCapabilities? {
    let text = refusal.lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    var next = self
    if limitName == .maxTokens, says("max_completion_tokens") {
      next.limitName = .maxCompletionTokens
    } else if delivery == .streamed, says("stream") {
      next.delivery = .whole
    } else if temperature == .zero, says("temperature") {
      next.temperature = .leftOut
    } else if let weaker = format.weaker,
      says("response_format", "json_schema", "json_object", "schema", "grammar", "structured")
    {
      next.format = weaker
    } else {
      return nil
    }
    return next
  }
}
