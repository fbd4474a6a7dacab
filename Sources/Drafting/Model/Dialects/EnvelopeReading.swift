import Diagnostics
import Records
import Transport

/// Reads the body of a successful answer: an answer of the dialect, or a stream of its pieces.
struct EnvelopeReading {
  let text: String
  let response: WireResponse
  let endpoint: ModelEndpoint

  func verdict(stream: CompletionStream?, _ capabilities: ModelCapabilities) -> ModelVerdict {
    if let stream, stream.isLooping { return looping(capabilities) }
    let completion: ChatCompletion
    if isStream {
      var stream = stream ?? replayed
      stream.finish()
      if stream.isLooping { return looping(capabilities) }
      completion = stream.completion
      if completion.error == nil, !stream.isComplete { return cut() }
    } else {
      let json: JSON
      do throws(JSONFault) {
        json = try JSON(parsing: text)
      } catch {
        return unreadable()
      }
      guard let whole = ChatCompletion(json, endpoint.dialect) else {
        return .fail(
          problem(
            .MDL003,
            "the endpoint answered with JSON that is no \(endpoint.answerName)",
            endpoint.addressHint
          )
        )
      }
      if whole.error == nil, !whole.isDone { return cut() }
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

  private var isStream: Bool {
    let start = text.drop { $0.isWhitespace }
    if endpoint.dialect == .ollama {
      // A whole answer is a stream of one line.
      return start.hasPrefix("{") && (try? JSON(parsing: text)) == nil
    }
    guard let type = response.header("content-type")?.lowercased() else {
      return start.hasPrefix("data:") || start.hasPrefix("event:")
    }
    return type.contains("text/event-stream")
  }

  private var replayed: CompletionStream {
    var stream = CompletionStream(endpoint.dialect)
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
        endpoint.addressHint
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
    guard let weaker = capabilities.weakerFormat(in: endpoint.dialect) else {
      return .fail(
        problem(
          .MDL011,
          "the model writes blanks or digits without end",
          "Use another model, or update the server."
        )
      )
    }
    return .stepDown(weaker, "the model writes blanks or digits without end")
  }

  private func problem(_ code: DiagnosticCode, _ message: String, _ hint: String) -> Diagnostic {
    Diagnostic(.error, code, message, at: Location(endpoint.host), hint: hint)
  }
}
