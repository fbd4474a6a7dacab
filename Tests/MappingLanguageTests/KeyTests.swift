import Diagnostics
import MappingLanguage
import Records
import Testing

/// Keys that tell records apart.
@Suite struct KeyTests {
  private func key(_ value: String, _ more: String = "") -> String {
    #"[{"op":"replace","path":"/rules/0/value","value":"# + value
      + #"},{"op":"add","path":"/rules/0/on_null","value":"reject_record"}"# + more + "]"
  }

  @Test(arguments: [
    (#"{"run":"spec_id"}"#, 1), (#"{"const":7,"then":[{"fn":"to_text"}]}"#, 1),
    (#"{"concat":[{"run":"source_system"},{"field":"id"}],"separator":"-","nulls":"skip"}"#, 0),
    (#"{"coalesce":[{"field":"id"},{"const":"none"}]}"#, 0), (#"{"lookup":"account"}"#, 0),
    (#"{"var":"city"}"#, 0),
    (
      #"{"test":{"any":[{"of":{"field":"city"},"op":"is_null"}]},"then":[{"fn":"to_text"}]}"#, 0
    ),
    // Which constant it is does not make a key of two.
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"value":{"const":"a"}}],"#
        + #""else":{"const":"b"}}"#, 1
    ),
  ])
  func `a key holds something of its record`(_ value: String, _ count: Int) throws {
    let found = try RejectionFile.messages(.M206, key(value)).filter {
      $0.contains("made of constants")
    }
    #expect(found.count == count)
  }

  @Test func `a look-up of a constant finds the same for every record`() throws {
    let constant =
      #",{"op":"replace","path":"/lookups/0/match/0/equals","value":{"const":"Example Ltd"}}"#
    let found = try RejectionFile.messages(.M206, key(#"{"lookup":"account"}"#, constant))
    #expect(found.count { $0.contains("made of constants") } == 1)
  }

  @Test func `a field of several that is constant is no constant key`() throws {
    let more = #",{"op":"add","path":"/target/key/-","value":"Email"}"#
    let found = try RejectionFile.messages(.M206, key(#"{"const":"x"}"#, more))
    #expect(found == ["Email does not identify a record: it is neither a key nor unique"])
  }

  @Test func `only what the key depends on may not depend on the destination`() throws {
    let city = #",{"op":"replace","path":"/variables/0/value","value":{"current":"City"}}"#
    #expect(try RejectionFile.messages(.M206, key(#"{"field":"id"}"#, city)) == [])
    #expect(
      try RejectionFile.messages(.M206, key(#"{"var":"city"}"#, city)) == [
        "the key HubSpot_Id__c depends on what the destination holds in City, and only the key tells"
          + " which record that is"
      ]
    )
  }

  @Test func `whether the record is there cannot be known without its key`() throws {
    let value =
      #"{"case":[{"when":{"all":[{"op":"is_new"}]},"value":{"field":"id"}}],"#
      + #""else":{"field":"email"}}"#
    let found = try RejectionFile.messages(.M206, key(value))
    #expect(
      found == [
        "the key HubSpot_Id__c depends on whether the destination holds the record, and only the "
          + "key tells which record that is"
      ]
    )
    let insert = #",{"op":"replace","path":"/target/operation","value":"insert"}"#
    #expect(try RejectionFile.messages(.M206, key(value, insert)) == [])
  }

  private func cuts(_ value: String, _ more: String = "") throws -> Int {
    try RejectionFile.messages(.M206, key(value, more)).count {
      $0.hasPrefix("two records can get the same key: ")
    }
  }

  @Test(arguments: [(39, 1), (40, 0)])
  func `what is cut to what the target takes is not cut further`(_ max: Int, _ count: Int) throws {
    let value = #"{"field":"message","then":[{"fn":"truncate","max":\#(max)}]}"#
    #expect(try cuts(value) == count)
    let variable = #",{"op":"replace","path":"/variables/0/value","value":\#(value)}"#
    #expect(try cuts(#"{"var":"city"}"#, variable) == count)
    // The other field of the key may tell the records apart.
    #expect(try cuts(value, #",{"op":"add","path":"/target/key/-","value":"Email"}"#) == 0)
  }

  @Test(arguments: [
    (#"{"fn":"truncate","max":3}"#, 1), (#"{"fn":"left","count":3}"#, 1),
    // The source's own id has 20 characters, and the target takes 40.
    (#"{"fn":"truncate","max":20}"#, 0), (#"{"fn":"left","count":40}"#, 0),
    (#"{"fn":"lower"}"#, 0), (#"{"fn":"sha256"},{"fn":"truncate","max":40}"#, 0),
    (#"{"fn":"length"},{"fn":"to_text"}"#, 1),
    (#"{"fn":"words","from":0,"to":0}"#, 1),
    (#"{"fn":"split","separators":["-"]},{"fn":"first"}"#, 1),
    (#"{"fn":"regex_extract","pattern":"^[0-9]+"}"#, 1),
    (#"{"fn":"text_before","any_of":["-"],"if_missing":"keep"}"#, 1),
    (#"{"fn":"map_value","map":"lead_source","else":"x"}"#, 1),
    (#"{"fn":"map_value","map":"lead_source","else":null}"#, 1),
    (#"{"fn":"map_value","map":"lead_source","unlisted":"keep"}"#, 0),
    (#"{"fn":"replace","search":"-","with":""}"#, 0),
    // Never null, so that the default stands in for nothing.
    (#"{"fn":"default","value":"none"}"#, 0),
  ])
  func `a key is not cut further than its target asks`(_ steps: String, _ count: Int) throws {
    let found = try RejectionFile.messages(.M206, key(#"{"field":"id","then":["# + steps + "]}"))
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.hasPrefix("two records can get the same key: ") })
  }

  @Test(arguments: [
    (#"{"field":"phone","then":[{"fn":"default","value":"none"}]}"#, 1),
    (#"{"field":"phone","then":[{"fn":"null_if","values":["-"]}]}"#, 0),
    (
      #"{"field":"city","then":[{"fn":"to_integer","on_error":"null"},"#
        + #"{"fn":"default","value":0},{"fn":"to_text"}]}"#, 1
    ),
    (#"{"coalesce":[{"field":"phone"},{"const":"none"}]}"#, 1),
    (#"{"coalesce":[{"field":"phone"},{"field":"email"}]}"#, 0),
    (#"{"coalesce":[{"field":"phone"},{"field":"email","then":[{"fn":"email_domain"}]}]}"#, 1),
    // Another part of the text may tell the records apart.
    (
      #"{"concat":[{"field":"email","then":[{"fn":"email_domain"}]},{"field":"phone"}],"#
        + #""separator":"-","nulls":"skip"}"#, 0
    ),
    (#"{"field":"hs_email_optout","then":[{"fn":"to_text"}]}"#, 1),
    (#"{"field":"lifecyclestage"}"#, 1),
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"#
        + #""value":{"const":"none"}}],"else":{"field":"phone"}}"#, 1
    ),
    (
      #"{"case":[{"when":{"all":[{"of":{"field":"city"},"op":"is_null"}]},"#
        + #""value":{"const":null}}],"else":{"field":"phone"}}"#, 0
    ),
  ])
  func `a key is of no constant for some, and none of a few values`(
    _ value: String,
    _ count: Int
  ) throws {
    #expect(try cuts(value) == count)
    let variable = #",{"op":"replace","path":"/variables/0/value","value":\#(value)}"#
    #expect(try cuts(#"{"var":"city"}"#, variable) == count)
  }
}
