package import Records

/// Takes a chat-completions request body, returns the chat-completions response body.
package typealias ModelAnswer = @Sendable (JSON) -> JSON

/// `/model/v1/…`: the chat-completions protocol around a function that answers.
struct ModelEndpoint: Sendable {
  let name: String
  let answer: ModelAnswer

  /// How many characters a streamed piece carries.
  private static let pieceLength = 60

  var list: SandboxAnswer {
    .json(
      200,
      [
        "object": "list",
        "data": [
          ["id": .string(name), "object": "model", "created": 0, "owned_by": "crosswalk"]
        ],
      ]
    )
  }

  func chat(_ request: SandboxRequest) -> SandboxAnswer {
    let body: JSON
    do throws(JSONFault) {
      body = try JSON(parsing: request.body)
    } catch {
      return Self.refusal("We could not parse the JSON body of your request: \(error)")
    }
    guard body["messages"]?.array?.isEmpty == false else {
      return Self.refusal("Missing required parameter: 'messages'.")
    }
    let reply = answer(body)
    if reply["error"] != nil { return .json(reply["error"]?["status"]?.int ?? 400, reply) }
    return body["stream"]?.bool == true ? Self.stream(reply, asked: body) : .json(200, reply)
  }

  static func refusal(_ message: String, status: Int = 400) -> SandboxAnswer {
    .json(
      status,
      [
        "error": [
          "message": .string(message), "type": "invalid_request_error", "param": nil, "code": nil,
        ]
      ]
    )
  }

  /// The same reply as server-sent events: a role, the text in pieces, an end.
  private static func stream(_ reply: JSON, asked: JSON) -> SandboxAnswer {
    let choice = reply["choices"]?[0]
    let content = choice?["message"]?["content"]?.string ?? ""
    var deltas: [(delta: JSON, finish: JSON)] = [(["role": "assistant", "content": ""], nil)]
    var rest = content[...]
    while !rest.isEmpty {
      deltas.append((["content": .string(String(rest.prefix(pieceLength)))], nil))
      rest = rest.dropFirst(pieceLength)
    }
    deltas.append(([:], choice?["finish_reason"] ?? "stop"))
    var events = deltas.map { item in
      chunk(
        reply,
        choices: [
          ["index": 0, "delta": item.delta, "logprobs": nil, "finish_reason": item.finish]
        ],
        usage: nil
      )
    }
    if asked["stream_options"]?["include_usage"]?.bool == true, let usage = reply["usage"] {
      events.append(chunk(reply, choices: [], usage: usage))
    }
    let lines = events.map { "data: \($0.text())\n\n" } + ["data: [DONE]\n\n"]
    return SandboxAnswer(status: 200, contentType: "text/event-stream") { piece in
      piece < lines.count ? Array(lines[piece].utf8) : nil
    }
  }

  private static func chunk(_ reply: JSON, choices: [JSON], usage: JSON?) -> JSON {
    .members([
      "id": reply["id"] ?? "chatcmpl-sandbox", "object": "chat.completion.chunk",
      "created": reply["created"] ?? 0, "model": reply["model"] ?? "stand-in",
      "choices": .array(choices), "usage": usage,
    ])
  }
}
