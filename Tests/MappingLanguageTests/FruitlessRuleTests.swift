import Diagnostics
import MappingLanguage
import Records
import Testing

/// Rules that can write.
@Suite struct FruitlessRuleTests {
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
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"value":{"const":" "}}],"#
        + #""else":{"field":"jobtitle"}}"#, "", 1
    ),
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"#
        + #""value":{"field":"jobtitle"}}],"else":{"const":" "}}"#, "", 1
    ),
    (#"{"const":" ","then":[{"fn":"default","value":"Dr"}]}"#, "", 0),
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
    #expect(try RejectionFile.messages(.M704, rule(value, more)).count == count)
  }

  @Test(arguments: [
    (#"{"of":{"current":"Title"},"op":"is_not_null"}"#, 1),
    (#"{"of":{"current":"Title"},"op":"eq","arg":"Boss"}"#, 1),
    (#"{"of":{"current":"Title"},"op":"is_null"}"#, 0),
    (#"{"of":{"current":"City"},"op":"is_not_null"}"#, 0),
    (
      #"{"of":{"current":"Title","then":[{"fn":"default","value":"Boss"}]},"op":"eq","arg":"Boss"}"#,
      0
    ),
  ])
  func `what fills blanks is not asked for what is full`(_ test: String, _ count: Int) throws {
    let when = #","when":{"all":["# + test + "]}"
    let value = #"{"field":"jobtitle"}"#
    #expect(
      try RejectionFile.messages(.M704, rule(value, #","write":"if_empty""# + when)).count == count
    )
    #expect(try RejectionFile.messages(.M704, rule(value, when)) == [])
  }

  @Test func `one of several tests may hold where nothing is there`() throws {
    let when =
      #","write":"if_empty","when":{"any":[{"of":{"current":"Title"},"op":"is_not_null"},"#
      + #"{"of":{"field":"city"},"op":"is_null"}]}"#
    #expect(try RejectionFile.messages(.M704, rule(#"{"field":"jobtitle"}"#, when)) == [])
  }

  @Test(arguments: [0, 1])
  func `what must have a value is told once`(_ index: Int) throws {
    let place = "/rules/\(index)/value"
    let patch =
      #"[{"op":"replace","path":"\#(place)","value":{"const":null}},"#
      + #"{"op":"add","path":"/rules/\#(index)/on_null","value":"omit"}]"#
    #expect(try RejectionFile.messages(.M704, patch) == [])
  }

  @Test(arguments: [("12", 1), ("+44 20 7946 0123", 0), ("ask", 1)])
  func `a constant in a phone field looks like a number`(_ text: String, _ count: Int) throws {
    let patch = rule(#"{"const":""# + text + "\"}").replacing("\"Title\"", with: "\"Phone\"")
    #expect(try RejectionFile.messages(.M310, patch).count == count)
  }

  @Test(arguments: [
    (#"{"fn":"email_domain"},{"fn":"lower"}"#, true),
    (#"{"fn":"lower"},{"fn":"truncate","max":5},{"fn":"lower"}"#, true),
    (#"{"fn":"upper"},{"fn":"truncate","max":5},{"fn":"upper"}"#, true),
    (#"{"fn":"sha256","encoding":"hex"},{"fn":"lower"}"#, true),
    // Both cases mean something there: without the step another text would be sent.
    (#"{"fn":"sha256","encoding":"base64"},{"fn":"lower"}"#, false),
    (#"{"fn":"sha256","encoding":"hex"},{"fn":"upper"}"#, false),
    (#"{"fn":"title_case"},{"fn":"lower"}"#, false),
  ])
  func `a step changes the case of a text that is not in it already`(
    _ steps: String,
    _ isNeedless: Bool
  ) throws {
    let found = try RejectionFile.messages(
      .M706,
      rule(#"{"field":"email","then":[\#(steps)]}"#)
    )
    #expect(found.isEmpty != isNeedless, "\(found)")
  }
}
