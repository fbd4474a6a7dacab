import Records

/// The answer to a small form: a block `members` with the names of what to write a text for.
struct FormReply {
  let json: JSON

  /// `nil` where the prompt has no such block.
  ///
  /// Where the request comes with a schema, what the schema requires beyond the words is written
  /// too, as by a server that holds its model to a schema.
  init?(_ page: PromptPage, _ request: JSON) {
    guard let asked = page["members"] else { return nil }
    let schema =
      request["response_format"]?["json_schema"]?["schema"]
      ?? request["tools"]?[0]?["function"]?["parameters"]
    let required = schema?["required"]?.array?.compactMap(\.string) ?? []
    let names = asked + required.filter { !asked.contains($0) }
    json = .object(JSONObject(names.map { JSONObject.Member($0, .string("a text")) }))
  }
}
