import Diagnostics
import Records
import Testing

@Suite("The JSON tree")
struct JSONTreeTests {
  @Test func `keeps the order of members and the text of numbers`() throws {
    let text = #"{"b":12.50,"a":1E+3,"c":[1234567890123456.789,-0]}"#
    let json = try JSON(parsing: text)
    #expect(json.object?.names == ["b", "a", "c"])
    #expect(json["b"] == .number("12.50"))
    #expect(json.text() == text)
  }

  @Test func `of a name that stands twice the last value wins, in the place of the first`() throws {
    let json = try JSON(parsing: #"{"a":1,"b":2,"a":3,"\u0061":4}"#)
    #expect(json.text() == #"{"a":4,"b":2}"#)
  }

  @Test(arguments: [0, 20])
  func `names that only look alike are two names`(others: Int) throws {
    let more = (0..<others).map { "\"n\($0)\":0," }.joined()
    let json = try JSON(parsing: "{\(more)\"\u{E9}\":1,\"e\u{301}\":2,\"\u{212B}\":3,\"\u{C5}\":4}")
    #expect(json.object?.members.count == others + 4)
    #expect(json["\u{E9}"] == 1 && json["e\u{301}"] == 2)
    #expect(json[JSONPointer(["\u{C5}"])] == 4)
    var object = try #require(json.object)
    object["\u{C5}"] = nil
    #expect(object["\u{212B}"] == 3 && object.members.count == others + 3)
  }

  @Test(arguments: [
    (#"{"x":{"a":1,"a":2}}"#, "/x/a", 12, "a"),
    (#"[0, [], {"b": {}, "c": [{"a": 1, "x": "\"a\"", "a": 2}]}]"#, "/2/c/0/a", 47, "a"),
    (#"{ "a\n" : "}{" , "a\u000a" : {"a": 1, "a": 1} }"#, "/a\n/a", 38, "a"),
    (#"{"a~/b": true, "a~\/b": [-1.5e3, "]"]}"#, "/a~0~1b", 15, "a~/b"),
  ])
  func `a name that stands twice can be refused, and where is said`(
    _ text: String,
    _ pointer: String,
    _ offset: Int,
    _ name: String
  ) throws {
    let fault = try #require(throws: JSONFault.self) {
      try JSON(parsing: text, duplicates: .refused)
    }
    #expect(fault.reason == "the name \"\(name)\" stands twice")
    #expect(fault.duplicate?.description == pointer)
    #expect(fault.offset == offset)
    #expect(Array(text.utf8)[offset] == UInt8(ascii: "\""))
  }

  @Test func `the last of two members wins where nobody minds, and other faults have no place`()
    throws
  {
    #expect(try JSON(parsing: #"{"a":1,"a":2}"#) == ["a": 2])
    let fault = try #require(throws: JSONFault.self) {
      try JSON(parsing: #"{"a":1,"a":}"#, duplicates: .refused)
    }
    #expect(fault.duplicate == nil)
    #expect(throws: Never.self) {
      try JSON(parsing: #"[{"a":1},{"a":2},{"b":{"a":1},"a":1}]"#, duplicates: .refused)
    }
  }

  @Test func `a hundred thousand members are read in one go`() throws {
    let names = (0..<100_000).map { "n\($0 % 99_999)" }
    let text = "{" + names.map { "\"\($0)\":\"\($0)\"" }.joined(separator: ",") + "}"
    let json = try JSON(parsing: text)
    #expect(json.object?.members.count == 99_999)
    #expect(json.object?.members.last?.name == "n99998")
  }

  @Test(arguments: 0..<100)
  func `a document that is written and read again is the same`(seed: Int) throws {
    var documents = JSONGenerator(UInt64(seed))
    for _ in 0..<20 {
      let document = documents.value(depth: 4)
      for layout in [JSON.Layout.compact, .pretty] {
        #expect(try JSON(parsing: document.bytes(layout)) == document)
      }
      let canonical = try JSON(parsing: document.bytes(.canonical))
      #expect(canonical.bytes(.canonical) == document.bytes(.canonical))
      #expect(document.canonicalByteCount == document.bytes(.canonical).count)
    }
  }

  @Test func `the canonical form is sorted by bytes, indented and ends its line`() throws {
    let json = try JSON(parsing: #"{"b":[],"é":{},"a":[1,{"z":null}],"B":true}"#)
    #expect(
      json.text(.canonical) == """
        {
          "B": true,
          "a": [
            1,
            {
              "z": null
            }
          ],
          "b": [],
          "é": {}
        }

        """
    )
  }

  @Test func `the canonical form is as long as is said beforehand, escapes included`() {
    let text = String((0..<300).compactMap { Unicode.Scalar($0) }.map(Character.init))
    for json: JSON in [
      [:], [], .string(text), [[:], .object(JSONObject([.init(text, [.string(text), false])]))],
      nil, true,
    ] {
      #expect(json.canonicalByteCount == json.bytes(.canonical).count)
    }
  }

  @Test func `every control character is escaped and comes back`() throws {
    for value in UInt8.min...0x7F {
      let text = "12345" + String(UnicodeScalar(value)) + "67890"
      let written = JSON.string(text).text()
      #expect(try JSON(parsing: written) == .string(text))
      #expect(!written.utf8.contains { $0 < 0x20 })
    }
    #expect(JSON.string("\u{0}\u{1F}\n\"\\").text() == #""\u0000\u001f\n\"\\""#)
  }

  @Test(arguments: 0..<20)
  func `an escape is found wherever it stands in a long text`(length: Int) throws {
    for place in 0...length {
      for odd in ["\"", "\\", "\n", "\u{1}", "\u{7F}", "é", "\u{80}"] {
        let text =
          String(repeating: "x", count: place) + odd + String(repeating: "y", count: length - place)
        var generic: [UInt8] = []
        JSON.writeString(AnySequence(text.utf8), into: &generic)
        #expect(generic == JSON.string(text).bytes())
        #expect(try JSON(parsing: generic) == .string(text))
      }
    }
  }

  @Test func `members are set, replaced and removed by name`() {
    var object = JSONObject()
    object["a"] = 1
    object["b"] = 2
    object["a"] = 3
    object["c"] = nil
    #expect(JSON.object(object).text() == #"{"a":3,"b":2}"#)
    object["a"] = nil
    #expect(object.names == ["b"])
  }

  @Test func `a place in a document of many lines has line and column`() throws {
    let document = Array("{\n  \"a\": 1,\n  \"b\": x\n}".utf8)
    let fault = try #require(throws: JSONFault.self) { try JSON(parsing: document) }
    #expect(fault.location(in: document, of: "m.json").description == "m.json:3:8")
    #expect(fault.description == "a value was expected at byte 19")
  }
}

@Suite("JSON pointers")
struct JSONPointerTests {
  /// The examples of RFC 6901, section 5.
  @Test(arguments: [
    ("/foo", "[\"bar\",\"baz\"]"), ("/foo/0", "\"bar\""), ("/", "0"), ("/a~1b", "1"),
    ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"),
    ("/m~0n", "8"),
  ])
  func `lead to values`(pointer: String, value: String) throws {
    let document = try JSON(
      parsing: #"""
        {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
        """#
    )
    let parsed = try #require(JSONPointer(parsing: pointer))
    #expect(parsed.description == pointer)
    #expect(document[parsed]?.text() == value)
  }

  @Test func `the empty pointer is the whole document`() {
    let document: JSON = ["a": 1]
    #expect(document[JSONPointer()] == document)
    #expect(JSONPointer(parsing: "") == JSONPointer())
  }

  @Test(arguments: ["a", "a/b", "/~", "/~2", "/a~", " /a"])
  func `are refused where they are not pointers`(text: String) {
    #expect(JSONPointer(parsing: text) == nil)
    #expect(FieldPath(parsing: text) == nil)
  }

  @Test(arguments: ["/00", "/01", "/-1", "/+1", "/-", "/2", "/x", "/", "/99999999999999999999"])
  func `an index is digits without a leading zero, inside the array`(text: String) throws {
    let document: JSON = ["a", "b"]
    #expect(document[try #require(JSONPointer(parsing: text))] == nil)
  }

  @Test func `are the same however they were made`() throws {
    let whole = JSONPointer(["rules", "7", "value"])
    let grown = JSONPointer().appending("rules").appending(7).appending("value")
    let half = JSONPointer(["rules", "7"]).appending("value")
    let read = try #require(JSONPointer(parsing: "/rules/7/value"))
    for one in [whole, grown, half, read] {
      #expect(one == whole && one.hashValue == whole.hashValue)
      #expect(one.tokens == ["rules", "7", "value"])
      #expect(one.description == "/rules/7/value")
    }
    let others = [
      JSONPointer(), JSONPointer(["rules", "7"]), JSONPointer(["rules", "8", "value"]),
      JSONPointer(["rules", "7", "valu"]).appending("e"), JSONPointer(["rules/7", "value"]),
      JSONPointer(["variables", "7"]).appending("value"),
    ]
    for other in others { #expect(other != whole && other != grown && other != half) }
    #expect(Set(others + [whole, grown, half, read]).count == others.count + 1)
  }

  @Test func `leads no deeper than a document`() throws {
    let deepest = String(repeating: "/a", count: JSON.depthMax)
    #expect(JSONPointer(parsing: deepest)?.description == deepest)
    #expect(JSONPointer(parsing: deepest + "/a") == nil)
    #expect(JSONPointer(parsing: String(repeating: "/a", count: 300_000)) == nil)
  }
}
