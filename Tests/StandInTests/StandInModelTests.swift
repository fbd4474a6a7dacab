import Drafting
import Records
import StandIn
import TestSupport
import Testing

@Suite(.serialized, .computing) struct StandInModelTests {
  @Test func `answers like a chat-completions endpoint, under its own name`() {
    let response = StandInModel.answer([
      "model": "some-model", "messages": [["role": "user", "content": "Hello"]],
    ])
    #expect(response["object"] == "chat.completion")
    #expect(response["model"]?.string == ChatReply.standInName)
    #expect(response["choices"]?[0]?["finish_reason"] == "stop")
    let usage = response["usage"]
    #expect(
      usage?["total_tokens"]?.int
        == (usage?["prompt_tokens"]?.int ?? 0) + (usage?["completion_tokens"]?.int ?? 0)
    )
    let content = response["choices"]?[0]?["message"]?["content"]?.string
    #expect(content?.contains("{") == false)
  }

  @Test(
    arguments: [
      [:], ["messages": "x"], ["messages": [["role": "user", "content": "<<description a\nS1"]]],
      ["messages": [["role": "user", "content": "<<diagnostics a\nnot json\n>>diagnostics a"]]],
    ] as [JSON]
  )
  func `survives any request`(_ request: JSON) {
    #expect(StandInModel.answer(request)["choices"]?.array?.count == 1)
  }

  private func repair(_ lines: String...) throws -> JSON {
    let content = (["<<diagnostics 0f"] + lines + [">>diagnostics 0f"]).joined(separator: "\n")
    let response = StandInModel.answer([
      "messages": [["role": "user", "content": .string(content)]]
    ])
    let text = response["choices"]?[0]?["message"]?["content"]?.string
    return try JSON(parsing: try #require(text))
  }

  private static let unknownFunction = """
    {"code": "M103", "pointer": "/rules/0/value/then/0/fn", "fragment_at": "/rules/0", \
    "fixes": [{"title": "use lower", "grade": "likely", "patch": \
    [{"op": "replace", "path": "/rules/0/value/then/0/fn", "value": "lower"}]}]}
    """

  @Test func `uses a fix that is surely right`() throws {
    let answer = try repair(Self.unknownFunction)
    #expect(
      answer.text()
        == #"{"patch":[{"op":"replace","path":"/rules/0/value/then/0/fn","value":"\"lower\""}]}"#
    )
    let schema = try Workbench.prompts().repair.schema
    #expect(SchemaCheck(schema).problems(in: answer) == [])
  }

  @Test func `leaves what changes the meaning to a person`() throws {
    let changes = Self.unknownFunction.replacing("likely", with: "changes_meaning")
    let unknownField = Self.unknownFunction.replacing("M103", with: "M201")
    #expect(try repair(changes, unknownField) == ["patch": []])
  }

  @Test func `changes one part once`() throws {
    let answer = try repair(Self.unknownFunction, Self.unknownFunction)
    #expect(answer["patch"]?.array?.count == 1)
  }
}
