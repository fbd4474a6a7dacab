import MappingLanguage
import Records
import Testing

/// How an explanation says what a condition takes along.
@Suite struct ConditionWordsTests {
  @Test(arguments: [
    (#"{"op":"ne","of":{"field":"city"},"arg":"Ulm"}"#, "city is not 'Ulm' (or is empty)"),
    (
      #"{"op":"not_in","of":{"field":"city"},"arg":["Ulm","Kiel"]}"#,
      "city is none of 'Ulm' or 'Kiel' (or is empty)"
    ),
    (
      #"{"op":"not_contains","of":{"field":"tags"},"arg":"a"}"#,
      "tags does not contain 'a' (or is empty)"
    ),
    (
      #"{"op":"ne","of":{"field":"company"},"arg_of":{"var":"city"}}"#,
      "company is not the variable city (or one of the two is empty)"
    ),
    (
      #"{"op":"ne","of":{"const":"Ulm"},"arg_of":{"field":"city"}}"#,
      "'Ulm' is not city (or city is empty)"
    ),
    (#"{"op":"eq","of":{"field":"city"},"arg":"Ulm"}"#, "city is 'Ulm'"),
  ])
  func `a condition says that it takes along what is empty`(
    _ test: String,
    _ text: String
  ) throws {
    let when: JSON = ["all": [try JSON(parsing: test)]]
    let filtered = try BaseExplanation.explanation([
      [
        "op": "add", "path": "/filters/-",
        "value": [
          "id": "f2", "when": when, "action": "drop_record",
          "because": [["s": "S4", "quote": "contacts"]],
        ],
      ]
    ])
    #expect(BaseExplanation.texts(filtered, .skipped, by: "f2") == [text])
    #expect(filtered.text.contains("f2  A record is skipped where \(text)."), "\(filtered.text)")
    let explanation = try BaseExplanation.explanation([
      ["op": "add", "path": "/rules/3/when", "value": when],
      [
        "op": "add", "path": "/variables/-",
        "value": ["name": "flag", "value": ["test": when]],
      ],
      [
        "op": "replace", "path": "/rules/6/value",
        "value": ["case": [["when": when, "value": ["const": "x"]]], "else": ["const": "y"]],
      ],
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "deals", "each": ["field": "deals"], "keep": when,
          "parts": [["to": "title", "value": ["item": "name"]]],
        ],
      ],
    ])
    for line in [
      "written only where \(text).", "flag  Is whether \(text).",
      "'x' where \(text); otherwise 'y'", "a record where \(text): title is",
    ] {
      #expect(explanation.text.contains(line), "\(line)\n\(explanation.text)")
    }
    #expect(
      BaseExplanation.texts(explanation, .loss, by: "variable deals").contains(
        "an element of deals for which it does not hold that \(text)"
      )
    )
  }
}
