import MappingLanguage
import Records
import Testing

/// One plant for everything that an explanation has to name.
@Suite struct ConsequenceTests {
  private func explanation(_ patch: JSON) throws -> MappingExplanation {
    try BaseExplanation.explanation(patch)
  }

  private func rule(_ target: String, _ value: String, _ more: JSON = [:]) throws -> JSON {
    try BaseExplanation.rule(target, value, more)
  }

  private func texts(
    _ explanation: MappingExplanation,
    _ kind: Consequence.Kind,
    by name: String
  ) -> [String] {
    BaseExplanation.texts(explanation, kind, by: name)
  }

  @Test(arguments: [
    (#"{"field":"company","then":[{"fn":"default","value":"?"}]}"#, "'?' where company is empty"),
    (
      #"{"coalesce":[{"field":"jobtitle"},{"field":"city"},{"const":"x"}]}"#,
      "'x' where jobtitle and city are empty"
    ),
    (
      #"""
      {"case":[{"when":{"all":[{"of":{"field":"city"},"op":"eq","arg":"Ulm"}]},
       "value":{"const":"a"}}],"else":{"const":"b"}}
      """#, "'b' where none of its conditions holds"
    ),
    (
      #"{"field":"city","then":[{"fn":"map_value","map":"lead_source","else":null}]}"#,
      "nothing where city is not in the table 'lead_source'"
    ),
    (
      #"{"field":"city","then":[{"fn":"map_value","map":"lead_source","unlisted":"keep"}]}"#,
      "the value itself where city is not in the table 'lead_source'"
    ),
    (
      #"{"field":"city","then":[{"fn":"to_option","else":"Warm","target":"Rating"}]}"#,
      "'Warm' where city is no option of 'Rating'"
    ),
    (
      #"{"concat":[{"field":"city"},{"field":"country"}],"nulls":"null"}"#,
      "nothing where one of city or country is empty"
    ),
    (
      #"{"concat":[{"field":"city"},{"field":"country"}],"nulls":"skip"}"#,
      "the others alone where one of city or country is empty"
    ),
    (
      #"""
      {"field":"numemployees","then":[{"fn":"bucket","bounds":[1,9],"labels":["s"],
       "closed":"lower","outside":"null"}]}
      """#, "nothing where numemployees is in none of the ranges 's'"
    ),
    (
      #"{"field":"city","then":[{"fn":"text_before","any_of":[","],"if_missing":"keep"}]}"#,
      "the whole text where city has no ','"
    ),
  ])
  func `what stands in is a default`(_ value: String, _ text: String) throws {
    let explanation = try explanation(rule("Description", value))
    #expect(texts(explanation, .standsIn, by: "r8").contains(text), "\(explanation.consequences)")
    #expect(
      explanation.text.contains("r8  Description: \(text)") || explanation.text.contains(text)
    )
  }

  @Test(arguments: [
    (
      #"{"field":"city","then":[{"fn":"truncate","max":9}]}"#,
      "of city, what is beyond 9 characters"
    ),
    (
      #"{"field":"city","then":[{"fn":"left","count":1}]}"#,
      "of city, what is beyond the first 1 character"
    ),
    (
      #"{"var":"city","then":[{"fn":"words","from":0,"to":-2}]}"#,
      "of the variable city, the last word"
    ),
    (
      #"{"field":"createdate","then":[{"fn":"to_date"},{"fn":"date_part","part":"year"}]}"#,
      "of createdate, the time of day"
    ),
    (
      #"{"field":"firstname","then":[{"fn":"name_part","part":"given"}]}"#,
      "of firstname, the rest of the name; which part is which is a guess"
    ),
    (
      #"{"field":"email","then":[{"fn":"sha256","encoding":"hex"}]}"#,
      "of email, the text itself, which cannot be read back"
    ),
    (
      #"{"field":"tags","then":[{"fn":"lower","each":true},{"fn":"first"}]}"#,
      "of an element of tags, which letters were capitals"
    ),
    (#"{"field":"tags","then":[{"fn":"first"}]}"#, "of tags, all but the first"),
    (
      #"{"field":"city","then":[{"fn":"remove_characters","set":"digits"}]}"#,
      "of city, its digits"
    ),
    (
      #"{"field":"city","then":[{"fn":"replace","search":"(0)","with":""}]}"#,
      "of city, every '(0)'"
    ),
  ])
  func `what a step drops is a loss`(_ value: String, _ text: String) throws {
    let explanation = try explanation(rule("Description", value))
    #expect(texts(explanation, .loss, by: "r8").contains(text), "\(explanation.consequences)")
    #expect(explanation.text.contains(text))
  }

  @Test func `an empty value erases, is refused, or stays away`() throws {
    let value = #"{"field":"jobtitle"}"#
    let erases = try explanation(rule("Title", value, ["on_null": "write_null"]))
    #expect(texts(erases, .loss, by: "r8") == ["what the target holds, where jobtitle is empty"])
    let refuses = try explanation(rule("Title", value, ["on_null": "reject_record"]))
    #expect(texts(refuses, .refused, by: "r8").contains("jobtitle is empty"))
    let omits = try explanation(rule("Title", value))
    #expect(!texts(omits, .refused, by: "r8").contains("jobtitle is empty"))
    // The key is refused whatever the rule says, and so is what a new record must have.
    #expect(texts(omits, .refused, by: "r1") == ["id is empty"])
    let required = try explanation([["op": "remove", "path": "/rules/1/on_null"]])
    #expect(
      texts(required, .refused, by: "r2") == ["lastname is empty, for a record that is new"]
    )
    let never = try explanation(
      rule("Title", #"{"coalesce":[{"field":"city"},{"const":"x"}]}"#, ["on_null": "reject_record"])
    )
    #expect(texts(never, .refused, by: "r8").isEmpty)
  }

  @Test(arguments: [
    ("reject_record", Consequence.Kind.refused), ("hold_record", .held), ("null", .countsAsEmpty),
    ("fail_run", .runStops),
  ])
  func `the rule's policy says what a failure does`(
    _ policy: String,
    _ kind: Consequence.Kind
  ) throws {
    let value = #"{"field":"city","then":[{"fn":"to_integer","max":9}]}"#
    let explanation = try explanation(
      rule("NumberOfEmployees", value, ["on_error": .string(policy)])
    )
    #expect(texts(explanation, kind, by: "r8").first == "city is no whole number or is above 9")
    // What the target does not take is never taken for nothing.
    let check = policy == "null" ? .refused : kind
    #expect(texts(explanation, check, by: "r8").contains("it is below -99999999"))
    let quiet = try self.explanation(
      rule(
        "NumberOfEmployees",
        #"{"field":"city","then":[{"fn":"to_integer","on_error":"null"}]}"#,
        ["on_error": .string(policy)]
      )
    )
    #expect(texts(quiet, .countsAsEmpty, by: "r8") == ["city is no whole number"])
  }

  @Test(arguments: [
    ("Email", #"{"field":"email"}"#, "it is not an e-mail address"),
    ("Phone", #"{"field":"city"}"#, "it is not a telephone number"),
    ("Website", #"{"field":"website"}"#, "it is not a web address"),
    ("Title", #"{"field":"message"}"#, "it is longer than 128 characters"),
    ("Level__c", #"{"field":"city"}"#, "it is none of the 2 options of Level__c"),
    (
      "Tags__c", #"{"field":"city","then":[{"fn":"split","separators":[","]}]}"#,
      "it has a member that is none of the 2 options of Tags__c"
    ),
    ("NumberOfEmployees", #"{"field":"numemployees"}"#, "it is above 99999999"),
    ("Score__c", #"{"field":"annualrevenue"}"#, "it has more than 4 digits before the point"),
    ("Score__c", #"{"field":"annualrevenue"}"#, "it has more than 1 digit after the point"),
    ("Score__c", #"{"field":"annualrevenue"}"#, "annualrevenue cannot be read as a number"),
    (
      "IsConverted", #"{"field":"city","then":[{"fn":"to_boolean"}]}"#,
      "city is neither true nor false"
    ),
    ("Title", #"{"field":"city","then":[{"fn":"required"}]}"#, "city is empty"),
    (
      "LeadSource",
      #"{"field":"city","then":[{"fn":"map_value","map":"lead_source","unlisted":"error"}]}"#,
      "city is not in the table 'lead_source'"
    ),
    (
      "Description", #"{"field":"city","then":[{"fn":"regex_extract","pattern":"^a"}]}"#,
      "city makes the pattern give up"
    ),
    (
      "Score__c",
      #"{"calc":"quotient","of":[{"field":"annualrevenue"},{"field":"numemployees"}],"nulls":"null"}"#,
      "the quotient of annualrevenue and numemployees is too large a number, or divides by 0"
    ),
    (
      "Score__c", #"{"field":"city","then":[{"fn":"parse_money"}]}"#,
      "city is no amount of money or has a word beside it that is no currency"
    ),
    (
      "Score__c", #"{"field":"city","then":[{"fn":"parse_money","magnitudes":["k"]}]}"#,
      "city is no amount of money or has a word beside it that is no currency and no such magnitude"
    ),
    (
      "NumberOfEmployees", #"{"field":"city","then":[{"fn":"parse_range","part":"low"}]}"#,
      "city is no number and no range or may mean several"
    ),
    (
      "City", #"{"field":"phone","then":[{"fn":"normalize_phone","check":"possible"}]}"#,
      "phone is no telephone number"
    ),
  ])
  func `what cannot be read, worked out or written is refused`(
    _ target: String,
    _ value: String,
    _ text: String
  ) throws {
    let explanation = try explanation(rule(target, value))
    #expect(texts(explanation, .refused, by: "r8").contains(text), "\(explanation.consequences)")
    #expect(explanation.text.contains(text))
  }

  @Test func `what surely fits is not named`() throws {
    let cut = #"{"field":"message","then":[{"fn":"truncate","max":128}]}"#
    #expect(texts(try explanation(rule("Title", cut)), .refused, by: "r8").isEmpty)
    let found = #"{"field":"city","then":[{"fn":"to_option","else":null}]}"#
    #expect(texts(try explanation(rule("Level__c", found)), .refused, by: "r8").isEmpty)
    let checked = #"{"field":"email","then":[{"fn":"normalize_email","local_part":"keep"}]}"#
    #expect(
      texts(try explanation(rule("Email", checked)), .refused, by: "r8")
        == ["email is no e-mail address", "it is longer than 80 characters"]
    )
    let among = #"{"const":"Web"}"#
    #expect(texts(try explanation(rule("LeadSource", among)), .refused, by: "r8").isEmpty)
  }

  @Test func `a failure in a variable or a look-up is one of every rule that uses it`() throws {
    let patch: JSON = [
      [
        "op": "replace", "path": "/variables/0/value",
        "value": ["field": "city", "then": [["fn": "url_decode"]]],
      ],
      ["op": "replace", "path": "/lookups/0/match/0/equals", "value": ["var": "city"]],
      ["op": "add", "path": "/rules/5/on_error", "value": "hold_record"],
    ]
    let explanation = try explanation(patch)
    let text = "city has percent signs that stand for no text (in the variable city)"
    #expect(texts(explanation, .held, by: "r6") == ["the look-up account finds several", text])
    #expect(texts(explanation, .refused, by: "r7").contains(text))
    #expect(texts(explanation, .refused, by: "r5").isEmpty)
  }

  @Test func `filters skip, hold and refuse, and can fail themselves`() throws {
    let when: JSON = ["all": [["of": ["field": "birthday"], "op": "lt", "arg": "1900-01-01"]]]
    let because: JSON = [["s": "S4", "quote": "contacts"]]
    let explanation = try explanation([
      [
        "op": "add", "path": "/filters/-",
        "value": [
          "id": "f2", "when": when, "action": "hold_record", "because": because,
          "ask": ["text": "So old?", "options": ["Yes"]],
        ],
      ],
      [
        "op": "add", "path": "/filters/-",
        "value": [
          "id": "f3", "when": when, "action": "reject_record", "because": because, "target": "City",
        ],
      ],
    ])
    #expect(texts(explanation, .skipped, by: "f1") == ["email is empty"])
    #expect(
      texts(explanation, .held, by: "f2") == [
        "birthday is less than '1900-01-01' (asked is: So old?)"
      ]
    )
    #expect(
      texts(explanation, .refused, by: "f3") == [
        "birthday is less than '1900-01-01'", "birthday cannot be read as a day",
      ]
    )
  }

  @Test func `an update skips what is not there`() throws {
    let update = try explanation([
      ["op": "replace", "path": "/target/operation", "value": "update"]
    ])
    #expect(
      texts(update, .skipped, by: "update_only") == ["there is no Lead with the same key"]
    )
    #expect(texts(try explanation([]), .skipped, by: "update_only").isEmpty)
  }

  @Test func `filling blanks reads what the target holds`() throws {
    let explanation = try explanation(
      rule("NumberOfEmployees", #"{"const":5}"#, ["write": "if_empty"])
    )
    #expect(
      texts(explanation, .refused, by: "r8") == [
        "what NumberOfEmployees holds now cannot be read as a whole number"
      ]
    )
  }

  @Test func `look-ups and record variables name what they leave out`() throws {
    let explanation = try explanation([
      ["op": "replace", "path": "/lookups/0/on_none", "value": "error"],
      ["op": "replace", "path": "/lookups/0/on_many", "value": "first_by_id"],
      [
        "op": "add", "path": "/variables/-",
        "value": [
          "name": "deals", "each": ["field": "deals"],
          "keep": ["all": [["of": ["item": "amount"], "op": "gt", "arg": 0]]],
          "parts": [
            ["to": "title", "value": ["item": "name"], "on_null": "drop"],
            ["to": "value", "value": ["item": "amount"], "on_null": "reject_record"],
            ["to": "note", "value": ["item": "name"]],
          ],
        ],
      ],
      [
        "op": "add", "path": "/rules/-",
        "value": [
          "id": "r8", "target": "Deals__c", "value": ["var": "deals"], "on_error": "hold_record",
          "because": [["s": "S1", "quote": "Map"]],
        ],
      ],
    ])
    #expect(
      texts(explanation, .standsIn, by: "look-up account") == [
        "nothing where its key is empty", "the one with the lowest id where it finds several",
      ]
    )
    #expect(texts(explanation, .refused, by: "r6") == ["the look-up account finds none"])
    #expect(
      texts(explanation, .standsIn, by: "variable deals") == ["no note where it has no value"]
    )
    #expect(
      texts(explanation, .loss, by: "variable deals") == [
        "an element of deals for which it does not hold that the element's amount is more than 0",
        "an element of deals whose title has no value",
      ]
    )
    #expect(
      texts(explanation, .held, by: "r8") == [
        "deals cannot be read as a list (in the variable deals)",
        "the element's amount cannot be read as a number (in the variable deals)",
        "deals has more than 1000 elements (in the variable deals)",
      ]
    )
    // A part that must be there is refused whatever the rule says.
    #expect(
      texts(explanation, .refused, by: "r8") == [
        "value of an element of deals has no value (in the variable deals)"
      ]
    )
  }
}
