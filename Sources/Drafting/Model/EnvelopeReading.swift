import Diagnostics
import Records
import Transport

/// Reads the body of a successful answer: a chat completion, or a stream of its chunks.
struct EnvelopeReading {
  let text: String
  let response: WireResponse
  let endpoint: ModelEndpoint

  func verdict(stream: CompletionStream?, _ capabilities: ModelCapabilities) -> ModelVerdict {
    if let stream, stream.isLooping { return looping(capabilities) }
    let completion: ChatCompletion
    if isEventStream {
      var stream = stream ?? replayed
      stream.finish()
      completion = stream.completion
      if completion.error == nil, !stream.isComplete { return cut() }
    } else {
      let json: JSON
      do throws(JSONFault) {
        json = try JSON(parsing: text)
      } catch {
        return unreadable()
      }
      guard let whole = ChatCompletion(json: json) else {
        return .fail(
          problem(
            .MDL003,
            "the endpoint answered with JSON that is no chat completion",
            "Check that \"model: endpoint\" is a chat-completions server and ends in /v1."
          )
        )
      }
      completion = whole
    }
    if let error = completion.error {
      return .retry(
        atLeast: .zero,
        problem(
          .MDL104,
          "the endpoint broke its answer off: \(ErrorText.summary(of: error))",
          "Try again; if it happens again, look at the endpoint's own log."
        )
      )
    }
    return .answered(completion)
  }

  private var isEventStream: Bool {
    response.header("content-type")?.lowercased().contains("text/event-stream")
      ?? text.hasPrefix("data:")
  }

  private var replayed: CompletionStream {
    var stream = CompletionStream()
    _ = stream.take(Array(text.utf8))
    return stream
  }

  private func unreadable() -> ModelVerdict {
    let start = text.first { !$0.isWhitespace }
    if start == "{" { return cut() }
    return .fail(
      problem(
        .MDL003,
        ErrorText.isPage(text)
          ? "the endpoint answered with a web page instead of JSON"
          : text.isEmpty
            ? "the endpoint answered with nothing at all"
            : "the endpoint answered with something that is not JSON",
        "Check \"model: endpoint\": it must be the base URL of the API and usually ends in /v1."
      )
    )
  }

  private func cut() -> ModelVerdict {
    .retry(
      atLeast: .zero,
      problem(
        .MDL004,
        "the endpoint's answer ends in the middle",
        "Try again; if it happens again, look for a proxy that limits answers."
      )
    )
  }

  private func looping(_ capabilities: ModelCapabilities) -> ModelVerdict {
    guard let weaker = capabilities.format.weaker else {
      return .fail(
        problem(
          .MDL011,
          "the model writes blanks or digits without end",
          "Use another model, or update the server."
        )
      )
    }
    var next = capabilities
    next.format = weaker
    return .stepDown(next)
  }

  private func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
  }
}
