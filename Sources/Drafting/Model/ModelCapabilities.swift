import Records

/// What an endpoint was found to understand; every step down is remembered.
package struct ModelCapabilities: Hashable, Sendable {
  /// How the answer's form is asked for, strictest first.
  package enum AnswerFormat: String, CaseIterable, Hashable, Sendable {
    case jsonSchema = "json_schema"
    /// One tool that must be called.
    case tool
    case jsonObject = "json_object"
    /// The prompt alone asks for JSON.
    case plain
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

  /// What an endpoint of a dialect is taken to understand before anything is known of it.
  package init(_ dialect: ModelDialect) { self.init(format: dialect.formats[0]) }

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

  /// The same with the next less demanding form; `nil` where there is none.
  func weakerFormat(in dialect: ModelDialect) -> ModelCapabilities? {
    guard let index = dialect.formats.firstIndex(of: format),
      let weaker = dialect.formats[(index + 1)...].first
    else { return nil }
    var next = self
    next.format = weaker
    return next
  }

  /// What to try after a refusal (HTTP 400 or 422) with this text; `nil` where it names something
  /// that could not be left out.
  func steppedDown(by refusal: String, in dialect: ModelDialect) -> ModelCapabilities? {
    let text = refusal.lowercased()
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    var next = self
    if limitName == .maxTokens, dialect == .openAI, says("max_completion_tokens") {
      next.limitName = .maxCompletionTokens
    } else if delivery == .streamed, says("stream") {
      next.delivery = .whole
    } else if temperature == .zero, says("temperature") {
      next.temperature = .leftOut
    } else if Self.isAboutForm(text) || Self.namesNothing(refusal) {
      // Some servers say no more than that the request is bad.
      return weakerFormat(in: dialect)
    } else {
      return nil
    }
    return next
  }

  /// Whether a refusal names a way to ask for a form.
  static func isAboutForm(_ refusal: String) -> Bool {
    let text = refusal.lowercased()
    return [
      "response_format", "json_schema", "json_object", "schema", "grammar", "structured", "tool",
      "function", "\"format\"", "'format'", "`format`", "gbnf", "xgrammar", "guided",
    ].contains { text.contains($0) }
  }

  /// Whether a refusal leaves open which part of the request it means.
  private static func namesNothing(_ refusal: String) -> Bool {
    let json = try? JSON(parsing: refusal)
    return json?["error"]?["param"]?.string == nil
  }
}
