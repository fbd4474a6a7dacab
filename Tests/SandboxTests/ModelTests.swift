import Records
import Sandbox
import Testing
import Transport

struct ModelTests {
  private static let words = String(repeating: "Ein längerer Satz, 日本語 auch. ", count: 9)

  private static func options() -> SandboxOptions {
    var options = SandboxOptions()
    options.size = 10
    options.modelName = "echo"
    options.modelAnswer = { request in
      let asked = request["messages"]?[0]?["content"]?.string ?? ""
      guard asked != "break" else { return ["error": ["message": "no", "status": 503]] }
      return [
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "echo",
        "choices": [
          [
            "index": 0, "finish_reason": "stop",
            "message": ["role": "assistant", "content": .string(asked)],
          ]
        ],
        "usage": ["prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7],
      ]
    }
    return options
  }

  private static func request(
    _ content: String,
    _ more: KeyValuePairs<String, JSON?> = [:]
  )
    -> String
  {
    var body = JSONObject([
      JSONObject.Member("model", "echo"),
      JSONObject.Member("messages", [["role": "user", "content": .string(content)]]),
    ])
    for (name, value) in more { body[name] = value }
    return JSON.object(body).text()
  }

  @Test func `answers a chat completion`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send(
        "POST",
        "/model/v1/chat/completions",
        body: Self.request(Self.words)
      )
      #expect(answer.status == 200)
      let content = try answer.document()["choices"]?[0]?["message"]?["content"]
      #expect(content?.string == Self.words)
      let models = try await client.send("GET", "/model/v1/models").document()
      #expect(models["data"]?[0]?["id"] == "echo")
    }
  }

  @Test func `streams the same answer in pieces, with usage where it is asked for`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send(
        "POST",
        "/model/v1/chat/completions",
        body: Self.request(
          Self.words,
          ["stream": true, "stream_options": ["include_usage": true]]
        )
      )
      #expect(answer.header("content-type") == "text/event-stream")
      let events = answer.text.split(separator: "\n\n").map { String($0.dropFirst(6)) }
      #expect(events.last == "[DONE]")
      let chunks = try events.dropLast().map { try JSON(parsing: $0) }
      #expect(chunks.count > 5)
      #expect(chunks.allSatisfy { $0["object"] == "chat.completion.chunk" })
      #expect(chunks.first?["choices"]?[0]?["delta"]?["role"] == "assistant")
      let text = chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.string }.joined()
      #expect(text == Self.words)
      #expect(chunks.contains { $0["choices"]?[0]?["finish_reason"] == "stop" })
      #expect(chunks.last?["usage"]?["total_tokens"] == 7 && chunks.last?["choices"] == [])
    }
  }

  @Test(arguments: [("{", 400), ("{}", 400), (#"{"messages": []}"#, 400)])
  func `refuses a body that is no request`(body: String, status: Int) async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send("POST", "/model/v1/chat/completions", body: body)
      #expect(answer.status == status)
      #expect(try answer.document()["error"]?["type"] == "invalid_request_error")
    }
  }

  @Test func `passes on what went wrong inside`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send(
        "POST",
        "/model/v1/chat/completions",
        body: Self.request("break")
      )
      #expect(answer.status == 503)
      let log = try await client.arrivals("model.chat")
      #expect(log.map { $0["status"] } == [503])
    }
  }
}
