import Diagnostics
import Records

/// Whether a chat completion can be used: not refused, not cut, not empty, and an object inside.
struct CompletionReview {
  enum Outcome: Hashable {
    case usable(JSON)
    /// The limit of the answer's length was too low.
    case tooShort(Diagnostic)
    /// No object in it; another try may bring one.
    case unreadable(Diagnostic)
    case final(Diagnostic)
  }

  /// Fewer counted prompt tokens than this share of our estimate: the server cut the prompt.
  private static let promptShareMin = 0.6

  let outcome: Outcome

  init(_ completion: ChatCompletion, for request: ChatRequest, at endpoint: ModelEndpoint) {
    func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
      Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
    }
    let wanted = request.schema["required"]?.array?.compactMap(\.string) ?? []
    let extracted = AnswerExtraction.outcome(in: completion.text, wanted: wanted)
    let estimate = request.tokensEstimate
    if let usage = completion.usage, usage.prompt > 0,
      Double(usage.prompt) < Self.promptShareMin * Double(estimate)
    {
      outcome = .final(
        problem(
          .MDL008,
          "the server read only \(usage.prompt) of about \(estimate) prompt tokens",
          "Raise the server's context length, or lower \"model: context_tokens\" to it."
        )
      )
    } else if completion.refusal != nil || completion.ending == .refusal {
      outcome = .final(
        problem(
          .MDL005,
          "the model refused to answer",
          "Say the description in other words, or use another model."
        )
      )
    } else if case .object(let answer) = extracted, completion.ending != .length {
      outcome = .usable(answer)
    } else if completion.ending == .length {
      outcome = .tooShort(
        problem(
          .MDL006,
          "the answer is longer than \(request.answerTokensMax) tokens, twice",
          "Describe less in one mapping, or raise \"model: context_tokens\"."
        )
      )
    } else if completion.text.allSatisfy(\.isWhitespace) {
      outcome = .unreadable(
        problem(.MDL007, "the model answered with nothing", "Try again, or use another model.")
      )
    } else if extracted == .cut {
      outcome = .unreadable(
        problem(
          .MDL004,
          "the JSON of the model's answer ends in the middle",
          "Try again, or use a model that keeps to a schema."
        )
      )
    } else {
      outcome = .unreadable(
        problem(
          .MDL010,
          "the model answered without the JSON object that was asked for",
          "Use a model that keeps to a schema."
        )
      )
    }
  }
}
