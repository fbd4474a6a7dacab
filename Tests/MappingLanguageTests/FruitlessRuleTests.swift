import Diagnostics
import MappingLanguage
import Records
import Testing

/// Rules that can write.
@Suite struct FruitlessRuleTests {
  private func messages(_ code: DiagnosticCode, _ patch: String) throws -> [String] {
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: JSON(parsing: patch)
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let report = try RejectionFile(name: "fruitless", json: [:]).report(on: spec)
    return report.diagnostics.filter { $0.code == code }.map(\.message)
  }

  private func rule(_ value: String, _ more: String = "") -> String {
    #"[{"op":"add","path":"/rules/-","value":{"id":"r9","target":"Title","value":"# + value + more
      + #","because":[{"s":"S1","quote":"Map contacts to leads"}]}}]"#
  }

  @Test(arguments: [
    (#"{"const":null}"#, "", 1), (#"{"const":null}"#, #","on_null":"write_null""#, 0),
    (#"{"const":"  "}"#, "", 1), (#"{"const":"Dr"}"#, "", 0),
    (#"{"coalesce":[{"field":"jobtitle"},{"const":" "}]}"#, "", 1),
    // Null in an arm says that nothing is written there.
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"value":{"const":null}}],"#
        + #""else":{"field":"jobtitle"}}"#, "", 0
    ),
    // Between two texts a blank is a blank.
    (
      #"{"concat":[{"field":"city"},{"const":" "},{"field":"jobtitle"}],"separator":"","nulls":"skip"}"#,
      "", 0
    ),
  ])
  func `a rule writes more than nothing`(
    _ value: String,
    _ more: String,
    _ count: Int
  ) throws {
    #expect(try messages(.M704, rule(value, more)).count == count)
  }

  @Test(arguments: [
    (#"{"of":{"current":"Title"},"op":"is_not_null"}"#, 1),
    (#"{"of":{"current":"Title"},"op":"eq","arg":"Boss"}"#, 1),
    (#"{"of":{"current":"Title"},"op":"is_null"}"#, 0),
    (#"{"of":{"current":"City"},"op":"is_not_null"}"#, 0),
  ])
  func `what fills blanks is not asked for what is full`(_ test: String, _ count: Int) throws {
    let when = #","when":{"all":["# + test + "]}"
    let value = #"{"field":"jobtitle"}"#
    #expect(
      try messages(.M704, rule(value, #","write":"if_empty""# + when)).count == count
    )
    #expect(try messages(.M704, rule(value, when)) == [])
  }

  @Test(arguments: [("12", 1), ("+44 20 7946 0123", 0), ("ask", 1)])
  func `a constant in a phone field looks like a number`(_ text: String, _ count: Int) throws {
    let patch = rule(#"{"const":""# + text + "\"}").replacing("\"Title\"", with: "\"Phone\"")
    #expect(try messages(.M310, patch).count == count)
  }
}
