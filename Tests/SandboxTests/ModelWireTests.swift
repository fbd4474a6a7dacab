import Records
import Sandbox
import Testing
import Transport

/// The model endpoint refuses what the providers refuse, in their words and statuses.
struct ModelWireTests {
  private static func options(key: String? = nil) -> SandboxOptions {
    var options = SandboxOptions()
    options.size = 0
    options.modelKey = key
    options.modelAnswer = { _ in
      [
        "model": "m",
        "choices": [["message": ["content": "{\"a\":\"b\"}"], "finish_reason": "stop"]],
        "usage": ["prompt_tokens": 9, "completion_tokens": 4],
      ]
    }
    return options
  }

  private static let version = Header("anthropic-version", "2023-06-01")
  private static let schema =
    #"{"type":"object","additionalProperties":false,"#
    + #""required":["a"],"properties":{"a":{"type":"string"}}}"#

  private static func chat(_ more: String) -> String {
    #"{"model":"m","messages":[{"role":"user","content":"json"}],\#(more)}"#
  }

  private static func strict(_ schema: String) -> String {
    chat(
      #""response_format":{"type":"json_schema","json_schema":{"name":"x","strict":true,"#
        + #""schema":\#(schema)}}"#
    )
  }

  @Test(arguments: [
    (chat(#""colour":1"#), "Unknown parameter: 'colour'."),
    (chat(#""temperature":3"#), "'temperature'"),
    (chat(#""max_tokens":5,"max_completion_tokens":5"#), "not both"),
    (chat(#""max_tokens":0"#), "'max_tokens'"),
    (chat(#""stream_options":{"include_usage":true}"#), "'stream_options' is only allowed"),
    (chat(#""response_format":{"type":"yaml"}"#), "'response_format.type'"),
    (chat(#""tool_choice":{"type":"function","function":{"name":"x"}}"#), "'tool_choice'"),
    (strict(#"{"anyOf":[]}"#), "type: \"object\""),
    (strict(#"{"type":"object","properties":{}}"#), "'additionalProperties' is required"),
    (
      strict(
        #"{"type":"object","additionalProperties":false,"required":[],"#
          + #""properties":{"a":{"type":"string"}}}"#
      ), "Missing 'a'"
    ),
    (
      strict(
        #"{"type":"object","additionalProperties":false,"required":["a"],"#
          + #""properties":{"a":{"allOf":[]}}}"#
      ), "'allOf' is not permitted"
    ),
    (#"{"model":"m","messages":[{"role":"robot","content":"x"}]}"#, "messages[0].role"),
    (
      #"{"model":"m","messages":[{"role":"user","content":"x"}],"#
        + #""response_format":{"type":"json_object"}}"#, "must contain the word 'json'"
    ),
  ])
  func `refuses what chat completions refuse`(_ body: String, _ words: String) async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send("POST", "/model/v1/chat/completions", body: body)
      #expect(answer.status == 400)
      let error = try answer.document()["error"]
      #expect(error?["type"] == "invalid_request_error")
      #expect(error?["message"]?.string?.contains(words) == true, "\(answer.text)")
    }
  }

  private static func messages(_ more: String, limit: String = #","max_tokens":9"#) -> String {
    #"{"model":"m","messages":[{"role":"user","content":"x"}]\#(limit)\#(more)}"#
  }

  private static let tool =
    #","tools":[{"name":"x","input_schema":\#(schema)}],"#
    + #""tool_choice":{"type":"tool","name":"x"}"#

  @Test(arguments: [
    (messages("", limit: ""), "max_tokens: Field required"),
    (messages(#","colour":1"#), "colour: Extra inputs are not permitted"),
    (messages(#","temperature":1.5"#), "temperature"),
    (messages(#","tool_choice":{"type":"tool","name":"x"}"#), "while providing tools"),
    (messages(tool.replacing("\"tool\",\"name\":\"x\"", with: "\"tool\",\"name\":\"y\"")), "'y'"),
    (
      messages(tool + #","thinking":{"type":"enabled","budget_tokens":1024}"#),
      "Thinking may not be enabled when tool_choice forces tool use."
    ),
    (
      #"{"model":"m","max_tokens":9,"messages":[{"role":"system","content":"x"}]}"#,
      "Unexpected role"
    ),
  ])
  func `refuses what messages refuse`(_ body: String, _ words: String) async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let answer = try await client.send(
        "POST",
        "/model/v1/messages",
        headers: [Self.version],
        body: body
      )
      #expect(answer.status == 400)
      let document = try answer.document()
      #expect(document["type"] == "error")
      #expect(document["error"]?["type"] == "invalid_request_error")
      #expect(document["error"]?["message"]?.string?.contains(words) == true, "\(answer.text)")
    }
  }

  @Test func `wants the version and the key in their headers`() async throws {
    try await SandboxServer.running(Self.options(key: "k1")) { base in
      let client = SandboxClient(base: base)
      func ask(_ headers: [Header]) async throws -> WireResponse {
        try await client.send(
          "POST",
          "/model/v1/messages",
          headers: headers,
          body: Self.messages("")
        )
      }
      let bare = try await ask([Self.version])
      #expect(bare.status == 401)
      #expect(try bare.document()["error"]?["type"] == "authentication_error")
      #expect(try await ask([Self.version, Header("x-api-key", "k2")]).status == 401)
      #expect(try await ask([Header("x-api-key", "k1")]).status == 400)
      #expect(try await ask([Self.version, Header("x-api-key", "k1")]).status == 200)
      let chat = try await client.send(
        "POST",
        "/model/v1/chat/completions",
        headers: [Header("Authorization", "Bearer k2")],
        body: Self.chat(#""n":1"#)
      )
      #expect(chat.status == 401)
    }
  }

  @Test func `streams the events of messages in their order`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let answer = try await SandboxClient(base: base).send(
        "POST",
        "/model/v1/messages",
        headers: [Self.version],
        body: Self.messages(Self.tool + #","stream":true"#)
      )
      #expect(answer.header("content-type")?.hasPrefix("text/event-stream") == true)
      let names = answer.text.split(separator: "\n").filter { $0.hasPrefix("event: ") }
        .map { $0.dropFirst(7) }
      #expect(
        names == [
          "message_start", "content_block_start", "ping", "content_block_delta",
          "content_block_stop", "message_delta", "message_stop",
        ]
      )
      #expect(answer.text.contains(#""stop_reason":"tool_use""#))
      #expect(answer.text.contains(#""partial_json":"{\"a\":\"b\"}""#))
    }
  }

  @Test func `streams lines as Ollama does unless told not to, and counts`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let client = SandboxClient(base: base)
      let body = #"{"model":"m","messages":[{"role":"user","content":"x"}]\#("")"#
      let streamed = try await client.send("POST", "/model/api/chat", body: body + "}")
      #expect(streamed.header("content-type") == "application/x-ndjson")
      let lines = try streamed.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
      #expect(lines.count == 2 && lines[0]["done"] == false && lines[1]["done"] == true)
      #expect(lines[1]["prompt_eval_count"] == 9 && lines[1]["eval_count"] == 4)
      let whole = try await client.send(
        "POST",
        "/model/api/chat",
        body: body + #","stream":false,"options":{"num_ctx":5}}"#
      )
      #expect(try whole.document()["prompt_eval_count"] == 5)
      let bad = try await client.send("POST", "/model/api/chat", body: body + #","format":7}"#)
      #expect(bad.status == 400)
      #expect(try bad.document()["error"]?.string?.hasPrefix("invalid format") == true)
    }
  }

  @Test func `takes no fault that it does not know`() async throws {
    try await SandboxServer.running(Self.options()) { base in
      let answer = try await SandboxClient(base: base).put(
        faults: #"[{"on": "model.messages", "do": "twist", "how": "sulk"}]"#
      )
      #expect(answer.status == 400)
      #expect(try answer.document()["pointer"] == "/0/how")
    }
  }
}
