import Records
import Testing

@Suite("The elements of a page")
struct JSONElementsTests {
  static func elements(_ page: String, _ pointer: String) throws -> JSONElements {
    let pointer = try #require(JSONPointer(parsing: pointer))
    return try JSONElements(parsing: Array(page.utf8), at: pointer)
  }

  static func texts(_ elements: JSONElements) -> [String]? {
    elements.elements?.map { String(decoding: elements.page[$0], as: UTF8.self) }
  }

  @Test func `are slices as they were written, beside the envelope without them`() throws {
    let page = #"""
      {"total": 2, "results": [ {"id":"1", "n": [1,2]} ,{"id":"2"}], "paging":{"next":{"at":"x"}}}
      """#
    let elements = try Self.elements(page, "/results")
    #expect(Self.texts(elements) == [#"{"id":"1", "n": [1,2]}"#, #"{"id":"2"}"#])
    #expect(elements.envelope.text() == #"{"total":2,"paging":{"next":{"at":"x"}}}"#)
  }

  @Test(arguments: [
    (#"{"results":[]}"#, "/results", [], "{}"),
    (#"[1,"a\"]",null,[2],{}]"#, "", ["1", #""a\"]""#, "null", "[2]", "{}"], "null"),
    (#"{"a":{"b":[1],"c":2}}"#, "/a/b", ["1"], #"{"a":{"c":2}}"#),
    (#"{"b":[0],"a":{"a":[9],"b":[1]}}"#, "/a/b", ["1"], #"{"b":[0],"a":{"a":[9]}}"#),
    (#"{"\u0061":["x"]}"#, "/a", [#""x""#], "{}"),
    (#"{"a/b":[1],"z":1}"#, "/a~1b", ["1"], #"{"z":1}"#),
    (#"{"a":[{"a":[1]}],"b":[2]}"#, "/a", [#"{"a":[1]}"#], #"{"b":[2]}"#),
    (#"{"b":{"x":1},"a":[1],"c":{"a":[3]}}"#, "/a", ["1"], #"{"b":{"x":1},"c":{"a":[3]}}"#),
  ])
  func `are found where the pointer says and nowhere else`(
    page: String,
    pointer: String,
    texts: [String],
    envelope: String
  ) throws {
    let elements = try Self.elements(page, pointer)
    #expect(Self.texts(elements) == texts)
    #expect(elements.envelope.text() == envelope)
  }

  @Test(arguments: [
    (#"{"results":null}"#, "/results"), (#"{"results":{"0":1}}"#, "/results"),
    (#"{"message":"no"}"#, "/results"), (#"{"a":[{"results":[1]}]}"#, "/a/results"),
    (#"[]"#, "/results"), (#"{"a":{"results":[1]}}"#, "/results"), ("{}", ""), ("7", ""),
    (#"{"a":[[1]]}"#, "/a/0"), (#"{"a":1,"b":{"c":[1]}}"#, "/a/c"),
  ])
  func `are none where there is no array, and the envelope is whole`(
    page: String,
    pointer: String
  ) throws {
    let elements = try Self.elements(page, pointer)
    #expect(elements.elements == nil)
    #expect(elements.envelope == (try JSON(parsing: page)))
  }

  @Test(arguments: [
    (#"{"r":[1,2],"r":[3]}"#, ["3"]), (#"{"r":[1],"r":null}"#, nil),
    (#"{"r":null,"r":[4]}"#, ["4"]),
  ])
  func `come from the last array of that name`(page: String, texts: [String]?) throws {
    #expect(Self.texts(try Self.elements(page, "/r")) == texts)
  }

  @Test func `an earlier container of the same name takes its elements with it`() throws {
    let elements = try Self.elements(#"{"d":{"r":[1]},"d":{"x":[2]}}"#, "/d/r")
    #expect(elements.elements == nil)
    #expect(elements.envelope.text() == #"{"d":{"x":[2]}}"#)
  }

  @Test(arguments: [
    #"{"r":[1,01]}"#, #"{"r":[1,]}"#, #"{"r":[1}"#, #"{"r":["\uD800"]}"#, #"{"r":[1]"#, "<html>",
    "",
  ])
  func `a page is checked whole, inside the elements too`(page: String) {
    #expect(throws: JSONFault.self) { try Self.elements(page, "/r") }
  }

  @Test func `become records with the identifier that the path names`() throws {
    let page = #"{"results":[{"id":"1","p":{"a":null}},{"p":{},"id":22}]}"#
    let records = try Self.elements(page, "/results").records(identifiedBy: FieldPath(["id"]))
    #expect(
      records == [
        SourceRecord(id: "1", json: Array(#"{"id":"1","p":{"a":null}}"#.utf8)),
        SourceRecord(id: "22", json: Array(#"{"p":{},"id":22}"#.utf8)),
      ]
    )
  }

  @Test(arguments: [
    (#"{"r":[{"id":"1"},{"name":"x"}]}"#, JSONFault("a record has no identifier at /id", at: 17)),
    (#"{"r":[{"id":["1"]}]}"#, JSONFault("a record has no identifier at /id", at: 6)),
    (#"{"r":[{"id":"1"}, 7]}"#, JSONFault("a record is a JSON object", at: 18)),
  ])
  func `without an identifier are a fault at their place`(page: String, fault: JSONFault) throws {
    let elements = try Self.elements(page, "/r")
    #expect(throws: fault) { try elements.records(identifiedBy: FieldPath(["id"])) }
  }

  @Test(arguments: 0..<20)
  func `put back into the envelope they are the page`(seed: Int) throws {
    var documents = JSONGenerator(UInt64(seed) &+ 500)
    for _ in 0..<20 {
      let items = (0..<(seed % 5)).map { _ in documents.value(depth: 3) }
      var page = JSONObject()
      page["before"] = documents.value(depth: 2)
      page["results"] = .array(items)
      page["after"] = documents.value(depth: 2)
      for layout in [JSON.Layout.compact, .pretty] {
        let elements = try Self.elements(JSON.object(page).text(layout), "/results")
        let read = try #require(elements.elements).map {
          try JSON(parsing: elements.page.span.extracting($0))
        }
        #expect(read == items)
        var rest = page
        rest["results"] = nil
        #expect(elements.envelope == .object(rest))
      }
    }
  }
}
