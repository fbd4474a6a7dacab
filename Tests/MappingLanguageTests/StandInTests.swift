import MappingLanguage
import Records
import Testing

/// What a default stands in for, and what a step stands on: with all that the steps before it do.
@Suite struct StandInTests {
  private func texts(
    _ kind: Consequence.Kind,
    _ target: String,
    _ value: String,
    _ more: JSON = [:]
  ) throws -> [String] {
    let patch = try BaseExplanation.rule(target, value, more)
    return BaseExplanation.texts(try BaseExplanation.explanation(patch), kind, by: "r8")
  }

  @Test(arguments: [
    (
      #"{"fn":"map_value","map":"lead_source","else":null},{"fn":"default","value":"z"}"#,
      ["'z' where city is empty or city is not in the table 'lead_source'"]
    ),
    (
      #"{"fn":"to_option","target":"Rating","else":null},{"fn":"default","value":"Hot"}"#,
      ["'Hot' where city is empty or city is no option of 'Rating'"]
    ),
    (
      #"{"fn":"only_values","values":["a"]},{"fn":"default","value":"z"}"#,
      ["'z' where city is empty or nothing is left of city"]
    ),
    (
      #"{"fn":"regex_extract","pattern":"^a"},{"fn":"default","value":"z"}"#,
      ["'z' where city is empty or nothing is left of city"]
    ),
    (
      #"{"fn":"to_integer","on_error":"null"},{"fn":"default","value":0}"#,
      ["0 where city is empty or city is no whole number"]
    ),
    (
      #"""
      {"fn":"normalize_phone","check":"possible","on_error":"null"},
      {"fn":"default","value":"+1"}
      """#,
      ["'+1' where city is empty or city is no telephone number"]
    ),
    (
      #"""
      {"fn":"lower"},{"fn":"text_before","any_of":[","],"if_missing":"null"},
      {"fn":"default","value":"z"}
      """#,
      [
        "'z' where city is empty, what is made of city has no ',' or nothing is left of what is"
          + " made of city"
      ]
    ),
    (#"{"fn":"lower"},{"fn":"default","value":"z"}"#, ["'z' where city is empty"]),
    (
      #"""
      {"fn":"default","value":"y"},{"fn":"only_values","values":["a"]},
      {"fn":"default","value":"z"}
      """#,
      ["'y' where city is empty", "'z' where nothing is left of city"]
    ),
    (
      #"{"fn":"default","value":"z"},{"fn":"map_value","map":"lead_source","else":null}"#,
      ["'z' where city is empty", "nothing where city is not in the table 'lead_source'"]
    ),
  ])
  func `a default stands in for all that is empty before it`(
    _ steps: String,
    _ words: [String]
  ) throws {
    let value = #"{"field":"city","then":[\#(steps)]}"#
    #expect(try texts(.standsIn, "Description", value) == words)
  }

  @Test func `a default stands in for several values that are all empty`() throws {
    let value = #"""
      {"coalesce":[{"field":"city"},{"field":"country"}],"then":[{"fn":"default","value":"z"}]}
      """#
    #expect(
      try texts(.standsIn, "Description", value) == [
        "country where city is empty", "'z' where city and country are both empty",
      ]
    )
  }

  @Test func `a default stands in for a list whose elements have vanished`() throws {
    let value = #"""
      {"field":"tags","then":[{"fn":"only_values","values":["a"],"each":true},{"fn":"first"},
       {"fn":"default","value":"z"}]}
      """#
    #expect(
      try texts(.standsIn, "Description", value) == [
        "'z' where tags is empty or nothing is left of tags"
      ]
    )
  }

  @Test(arguments: [
    (
      "NumberOfEmployees",
      #"""
      {"field":"annualrevenue","then":[{"fn":"round","scale":0,"mode":"half_up"},
       {"fn":"to_integer"}]}
      """#, "what is made of annualrevenue is no whole number"
    ),
    (
      "NumberOfEmployees",
      #"{"field":"city","then":[{"fn":"keep_characters","set":"digits"},{"fn":"to_integer"}]}"#,
      "what is made of city is no whole number"
    ),
    (
      "Rating", #"{"field":"city","then":[{"fn":"words","from":0,"to":0},{"fn":"to_option"}]}"#,
      "what is made of city is no option of the target field"
    ),
    (
      "Description",
      #"""
      {"field":"numemployees","then":[{"fn":"multiply","by":2},{"fn":"bucket","bounds":[1,9],
       "labels":["s"],"closed":"lower","outside":"error"}]}
      """#, "what is made of numemployees is in none of the ranges 's'"
    ),
    (
      "NumberOfEmployees",
      #"""
      {"field":"city","then":[{"fn":"split","separators":[","]},{"fn":"to_integer","each":true},
       {"fn":"first"}]}
      """#, "an element of what is made of city is no whole number"
    ),
    (
      "Description",
      #"""
      {"field":"tags","then":[{"fn":"lower","each":true},
       {"fn":"to_country","to":"name","each":true},
       {"fn":"first"}]}
      """#, "what is made of an element of tags names no country"
    ),
    (
      "NumberOfEmployees",
      #"{"field":"city","then":[{"fn":"null_if","values":["-"]},{"fn":"to_integer"}]}"#,
      "city is no whole number"
    ),
  ])
  func `a step fails for what the steps before it make`(
    _ target: String,
    _ value: String,
    _ text: String
  ) throws {
    let found = try texts(.refused, target, value)
    #expect(found.contains(text), "\(found)")
  }

  @Test func `without its parameter a step gives nothing`() throws {
    let step = #"{"fn":"normalize_phone","check":"possible","region":{"var":"city"}}"#
    let phone = #"{"field":"phone","then":[\#(step)]}"#
    #expect(try texts(.standsIn, "Phone", phone) == ["nothing where the variable city is empty"])
    #expect(
      try texts(.loss, "Phone", phone, ["on_null": "write_null"]).last
        == "what the target holds, where phone gives no value"
    )
    let filled = #"{"field":"phone","then":[\#(step),{"fn":"default","value":"+1"}]}"#
    #expect(
      try texts(.standsIn, "Phone", filled) == [
        "'+1' where phone is empty or the variable city is empty"
      ]
    )
    let sure: JSON = [
      [
        "op": "replace", "path": "/variables/0/value",
        "value": ["field": "city", "then": [["fn": "default", "value": "US"]]],
      ]
    ]
    let patch = JSON.array(
      (sure.array ?? []) + (try BaseExplanation.rule("Phone", phone).array ?? [])
    )
    let explanation = try BaseExplanation.explanation(patch)
    #expect(BaseExplanation.texts(explanation, .standsIn, by: "r8").isEmpty)
  }

  @Test(arguments: [
    ("birthday", #"{"fn":"add_duration","days":3}"#, "birthday, 3 days later"),
    (
      "createdate", #"{"fn":"add_duration","days":3}"#,
      "createdate, 3 days later, by the days of UTC"
    ),
    ("birthday", #"{"fn":"date_part","part":"year"}"#, "birthday, only its year"),
    ("createdate", #"{"fn":"date_part","part":"year"}"#, "createdate, only its year, in UTC"),
    (
      "birthday", #"{"fn":"start_of","unit":"month"}"#,
      "birthday, only the beginning of its month"
    ),
    (
      "createdate", #"{"fn":"to_date"},{"fn":"start_of","unit":"month"}"#,
      "createdate, only its day, in UTC, only the beginning of its month"
    ),
  ])
  func `a time zone is named only where it matters`(
    _ field: String,
    _ steps: String,
    _ words: String
  ) throws {
    let value = #"{"field":"\#(field)","then":[\#(steps)]}"#
    let text = try BaseExplanation.explanation(BaseExplanation.rule("Description", value)).text
    #expect(text.contains("r8  Description is \(words).\n"), "\(text)")
    let two = #"{"field":"\#(field)"},{"field":"\#(field)"}"#
    let several = #"{"coalesce":[\#(two)],"then":[\#(steps)]}"#
    let other = try BaseExplanation.explanation(BaseExplanation.rule("Description", several)).text
    let rest = words.dropFirst(field.count)
    #expect(other.contains("that is not empty\(rest).\n"), "\(other)")
  }

  @Test(arguments: [
    (true, "Texts are trimmed when they are read; blanks alone count as empty.", []),
    (
      false,
      "Texts are not trimmed when they are read, but when written; blanks alone count as empty.",
      ["r1 to r4"]
    ),
  ])
  func `blanks around a text are lost when it is written`(
    _ trims: Bool,
    _ line: String,
    _ rules: [String]
  ) throws {
    let explanation = try BaseExplanation.explanation([
      ["op": "add", "path": "/source/read", "value": ["trim": .bool(trims)]]
    ])
    #expect(explanation.text.contains("\n  \(line)\n"), "\(explanation.text)")
    let lost = explanation.consequences.filter { $0.text == "blanks before and after a text" }
    #expect(lost.map(\.by) == rules)
    #expect(lost.allSatisfy { $0.kind == .loss })
  }
}
