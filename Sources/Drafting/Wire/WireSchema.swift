import MappingLanguage
package import Records

/// The JSON Schema of the wire form, made from the language: its words, and the names of its
/// functions.
///
/// Kept to what the structured output of every endpoint takes: one object at the root, every
/// member required, nothing else allowed, absent is `null` or an empty list, no recursion, no
/// lengths, ranges, patterns or formats, no empty object, and no two objects to choose between.
package enum WireSchema {
  /// The schema, as it stands in `prompts/draft-mapping/answer.schema.json`.
  package static var json: JSON {
    guard var root = object(rootMembers).object else { return .null }
    root["$defs"] = .object(JSONObject(definitions.map { JSONObject.Member($0, $1) }))
    return .object(root)
  }

  /// Every word that stands in the schema: names of members, and what they may be.
  package static var words: [String] {
    var words: [String] = []
    func visit(_ json: JSON) {
      for item in json["enum"]?.array ?? [] { item.string.map { words.append($0) } }
      words += json["properties"]?.object?.names ?? []
      for member in json.object?.members ?? [] { visit(member.value) }
    }
    visit(json)
    return Set(words).sorted()
  }

  private typealias Members = [(String, JSON)]

  // MARK: The document

  private static var rootMembers: Members {
    [
      ("operation", word(TargetEnd.Operation.self)), ("key", list(of: text)),
      (
        "defaults",
        object([
          ("on_error", word(ErrorPolicy.self)), ("on_null", word(NullPolicy.self)),
          ("write", wordOrNull(WritePolicy.self)), ("time_zone", textOrNull),
          ("region", textOrNull), ("locale", textOrNull),
        ])
      ), ("assumptions", list(of: object([("id", text), ("text", text)]))),
      (
        "value_maps",
        list(
          of: object([
            ("name", text), ("case_insensitive", flag),
            ("entries", list(of: object([("from", scalar), ("to", scalar)]))),
          ])
        )
      ), ("lookups", list(of: lookup)), ("variables", list(of: variable)),
      (
        "filters",
        list(
          of: object([
            ("id", text), ("when", defined("condition")), ("action", word(Filter.Action.self)),
            ("target", textOrNull), ("ask", orNull("question")), ("because", defined("because")),
          ])
        )
      ),
      (
        "rules",
        list(
          of: object([
            ("id", text), ("target", text), ("value", defined("value")),
            ("when", orNull("condition")), ("on_error", wordOrNull(ErrorPolicy.self)),
            ("on_null", wordOrNull(NullPolicy.self)), ("write", wordOrNull(WritePolicy.self)),
            ("because", defined("because")),
          ])
        )
      ),
      (
        "not_mapped",
        list(
          of: object([("field", textOrNull), ("because", defined("because")), ("reason", text)])
        )
      ),
      (
        "questions",
        list(
          of: object([
            ("because", defined("because")), ("text", text), ("options", list(of: text)),
          ])
        )
      ), ("tests", list(of: test)),
    ]
  }

  private static var lookup: JSON {
    object([
      ("name", text), ("system", text), ("object", text),
      (
        "match",
        list(
          of: object([("field", text), ("equals", defined("atom")), ("case_insensitive", flag)])
        )
      ), ("return", text), ("on_none", word(Lookup.OnNone.self)),
      ("on_many", word(Lookup.OnMany.self)),
    ])
  }

  private static var variable: JSON {
    object([
      ("name", text), ("value", orNull("value")), ("each", orNull("atom")),
      ("keep", orNull("condition")),
      (
        "parts",
        list(
          of: object([
            ("to", text), ("value", defined("value")),
            ("on_null", word(RecordBody.Part.NullPolicy.self)),
          ])
        )
      ), ("because", defined("because")),
    ])
  }

  private static var test: JSON {
    object([
      ("name", text), ("input", list(of: defined("named"))),
      (
        "expect",
        object([
          ("outcome", word(SpecTest.Expectation.Outcome.self)), ("by", textOrNull),
          ("code", textOrNull), ("record", list(of: defined("named"))),
        ])
      ),
    ])
  }

  // MARK: What is used in several places

  private static var definitions: Members {
    let tested: Members = [
      ("match", word(Condition.Mode.self)), ("tests", list(of: defined("test"))),
    ]
    let constant: Members = [("value", scalar), ("list", list(of: defined("scalar")))]
    return [
      ("argument", object([("name", text)] + constant + [("var", textOrNull)])),
      ("arm", object(tested + [("value", defined("atom"))])),
      (
        "atom",
        object(
          [("kind", word(WireForm.atomKinds)), ("name", textOrNull)] + constant
            + [("as_text", flag), ("then", list(of: defined("step")))]
        )
      ), ("because", list(of: defined("reason"))), ("condition", object(tested)),
      ("named", object([("name", text)] + constant)),
      ("question", object([("text", text), ("options", list(of: text))])),
      ("reason", object([("s", text), ("quote", text)])), ("scalar", scalar),
      (
        "step",
        object([
          ("fn", word(FunctionCatalog.names)), ("args", list(of: defined("argument"))),
          ("each", flag), ("on_error", wordOrNull(["null"])),
        ])
      ),
      (
        "test",
        object([
          ("of", orNull("atom")), ("op", word(ConditionTest.Operator.self)), ("arg", scalar),
          ("arg_list", list(of: defined("scalar"))), ("arg_of", orNull("atom")),
        ])
      ),
      (
        "value",
        object(
          [("kind", word(WireForm.kinds)), ("name", textOrNull)] + constant + [
            ("as_text", flag), ("of", list(of: defined("atom"))),
            ("arms", list(of: defined("arm"))), ("else", orNull("atom")),
            ("separator", textOrNull), ("nulls", wordOrNull(ValueExpression.Nulls.self)),
            ("test", orNull("condition")), ("then", list(of: defined("step"))),
          ]
        )
      ),
    ]
  }

  // MARK: Forms

  private static let text: JSON = ["type": "string"]
  private static let textOrNull: JSON = ["type": ["string", "null"]]
  private static let flag: JSON = ["type": "boolean"]
  private static let scalar: JSON = ["type": ["string", "number", "boolean", "null"]]

  private static func list(of items: JSON) -> JSON { ["type": "array", "items": items] }

  private static func object(_ members: Members) -> JSON {
    [
      "type": "object", "additionalProperties": false,
      "required": .strings(members.map(\.0)),
      "properties": .object(JSONObject(members.map { JSONObject.Member($0, $1) })),
    ]
  }

  private static func defined(_ name: String) -> JSON { ["$ref": .string("#/$defs/\(name)")] }

  private static func orNull(_ name: String) -> JSON {
    ["anyOf": [defined(name), ["type": "null"]]]
  }

  private static func word(_ words: [String]) -> JSON {
    ["type": "string", "enum": .strings(words)]
  }

  private static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ type: Word.Type
  ) -> JSON {
    word(type.allCases.map(\.rawValue))
  }

  private static func wordOrNull(_ words: [String]) -> JSON {
    ["type": ["string", "null"], "enum": .array(words.map { .string($0) } + [.null])]
  }

  private static func wordOrNull<Word: CaseIterable & RawRepresentable<String>>(
    _ type: Word.Type
  ) -> JSON {
    wordOrNull(type.allCases.map(\.rawValue))
  }
}
