import Diagnostics
import MappingLanguage
import Records
import Testing

/// What the elements of a list hold is read and written through the list.
@Suite struct ElementFieldTests {
  /// What the checker says of a rule for `Title` and of a variable beside it.
  private func report(
    _ value: String,
    of target: String = "Title",
    variable: String? = nil,
    source: JSON? = nil
  ) throws -> [String] {
    var patch = try BaseExplanation.rule(target, value).array ?? []
    if let variable {
      patch.append(
        ["op": "add", "path": "/variables/-", "value": try JSON(parsing: variable)]
      )
    }
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(patch)
    )
    let report = MappingChecker.check(
      try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog("Base/source.json", changed: source),
      target: try RejectionFile.catalog("Base/target.json"),
      options: try RejectionFile(name: "elements", json: [:]).options()
    )
    return report.diagnostics.filter { $0.severity != .note }.map {
      "\($0.code.rawValue) \($0.message). \($0.hint ?? "")"
    }
  }

  @Test func `the hint names the list, and how to write it`() throws {
    #expect(
      try report(#"{"field":"deals.name"}"#) == [
        """
        M201 deals.name is a field of every element of the list deals, not of the record. Write a \
        variable with "each": {"field": "deals"} and read {"item": "name"} in its parts, or take \
        one field of all with "pluck".
        """
      ]
    )
    #expect(
      try report(#"{"field":"jobtitle"}"#, of: "Deals__c.title") == [
        """
        M202 Deals__c.title is a field of every element of the list Deals__c, not of the record. \
        Write a variable with "each" and a part with "to": "title", and let the rule of Deals__c \
        use it.
        """
      ]
    )
    #expect(
      try report(#"{"coalesce":[{"current":"Deals__c.title"},{"field":"jobtitle"}]}"#) == [
        """
        M202 Deals__c.title is a field of every element of the list Deals__c, not of the record. \
        Read the whole list with {"current": "Deals__c"}.
        """
      ]
    )
  }

  @Test func `also where the catalog lists no fields of the elements`() throws {
    #expect(try report(#"{"field":"notes.body"}"#).first?.hasPrefix("M201 notes.body is") == true)
  }

  @Test func `inside "each" the fix reads the item`() throws {
    let file = try #require(RejectionFile.all.first { $0.name == "M201-field-inside-each.json" })
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: file.json["patch"]
    )
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let diagnostic = try #require(try file.report(on: spec).diagnostics.first)
    #expect(diagnostic.hint == #"Read {"item": "name"}."#)
    let fix = try #require(diagnostic.fixes.first)
    let fixed = try #require(MappingChecker.patched(spec, by: fix))
    #expect(try file.report(on: fixed).diagnostics == [])
  }

  @Test func `a field of a record that is no list is a field as any other`() throws {
    let source: JSON = [
      [
        "op": "add", "path": "/fields/-",
        "value": ["name": "office", "type": "record"],
      ],
      [
        "op": "add", "path": "/fields/-",
        "value": [
          "name": "office.title", "path": "/office/title", "type": "text", "max_length": 40,
        ],
      ],
    ]
    #expect(try report(#"{"field":"office.title"}"#, source: source) == [])
    // No hint proposes a field of a list's elements.
    let near = try report(#"{"field":"deals_name"}"#)
    #expect(near.count == 1)
    #expect(near.first?.contains("\"deals.name\"") == false)
  }

  @Test func `a list inside a record is a list, and its fields are no key`() throws {
    func field(_ name: String, _ type: String) -> JSON {
      [
        "op": "add", "path": "/fields/-",
        "value": ["name": .string(name), "type": .string(type)],
      ]
    }
    let source: JSON = [
      field("office", "record"), field("office.deals", "list<record>"),
      field("office.deals.name", "text"),
    ]
    let found = try report(#"{"field":"office.deals.name"}"#, source: source)
    #expect(found.count == 1)
    #expect(found.first?.contains("a field of every element of the list office.deals,") == true)
    let key = #"[{"op":"replace","path":"/target/key/0","value":"Deals__c.title"}]"#
    let messages = try RejectionFile.messages(.M202, key)
    #expect(messages.first?.contains("of every element of the list Deals__c") == true)
  }

  @Test func `inside "each" of one list, another list has no item`() throws {
    let made = """
      {"name":"made","each":{"field":"notes"},"because":[{"s":"S1","quote":"Map"}],
      "parts":[{"to":"title","value":{"field":"deals.name"},"on_null":"drop"}]}
      """
    let found = try report(#"{"var":"made"}"#, of: "Deals__c", variable: made)
    #expect(found.count == 1)
    #expect(found.first?.contains("Write a variable with \"each\"") == true)
  }

  private static let tail = #"{"fn":"join","separator":", "},{"fn":"truncate","max":128}]}"#

  @Test(arguments: [
    (#"{"field":"deals","then":[{"fn":"pluck","field":"name"},"#, []),
    (#"{"field":"deals","then":[{"fn":"pluck","field":"nome"},"#, ["nome"]),
    (
      #"{"field":"deals","then":[{"fn":"slice","from":0,"to":1},{"fn":"pluck","field":"nome"},"#,
      ["nome"]
    ),
    // Of these nobody lists the fields.
    (#"{"field":"notes","then":[{"fn":"pluck","field":"nome"},"#, []),
    (#"{"current":"Deals__c","then":[{"fn":"pluck","field":"title"},"#, []),
    (#"{"current":"Deals__c","then":[{"fn":"pluck","field":"name"},"#, ["name"]),
    // What a variable makes has the parts it says.
    (#"{"var":"made","then":[{"fn":"pluck","field":"title"},"#, []),
    (#"{"var":"made","then":[{"fn":"pluck","field":"name"},"#, ["name"]),
  ])
  func `a field is plucked that the elements have`(_ value: String, _ unknown: [String]) throws {
    let made = """
      {"name":"made","each":{"field":"deals"},"because":[{"s":"S1","quote":"Map"}],
      "parts":[{"to":"title","value":{"item":"name"},"on_null":"drop"}]}
      """
    let found = try report(value + Self.tail, variable: value.contains("made") ? made : nil)
    let list = value.contains("made") ? "made" : value.contains("current") ? "Deals__c" : "deals"
    #expect(found.count == unknown.count)
    for (message, name) in zip(found, unknown) {
      #expect(message.hasPrefix("M201 an element of \(list) has no field \"\(name)\""))
    }
  }

  @Test func `a member whose own fields nobody lists may hold what is plucked`() throws {
    let value = #"{"field":"deals","then":[{"fn":"pluck","field":"tax.rate"},"# + Self.tail
    func fields(_ names: String...) -> JSON {
      .array(
        names.map { name in
          [
            "op": "add", "path": "/fields/-",
            "value": ["name": .string(name), "type": "json"],
          ]
        }
      )
    }
    #expect(try report(value).count == 1)
    #expect(try report(value, source: fields("deals.tax")) == [])
    #expect(try report(value, source: fields("deals.tax", "deals.tax.code")).count == 1)
    #expect(try report(value, source: fields("deals.tax", "deals.tax.rate")) == [])
    // A record that is listed by its fields alone.
    let whole = value.replacing("tax.rate", with: "tax")
    #expect(try report(whole, source: fields("deals.tax.rate")) == [])
    #expect(try report(whole, source: fields("deals.taxes.rate")).count == 1)
  }
}
