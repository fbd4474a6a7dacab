import Records
import Testing

@Suite("The record reader")
struct RecordReaderTests {
  @Test func `gives one value a path, in the order of the paths`() throws {
    let reading = try RecordReading(
      #"{"id":"7","properties":{"email":"a@example.com","age":42,"ok":true,"#
        + #""no":false,"tags":[1, 2],"o":{"x" : 1}}}"#,
      [
        "/properties/age", "/properties/email", "/id", "/properties/ok", "/properties/no",
        "/properties/tags", "/properties/o", "/properties/missing", "/missing/email",
      ]
    )
    #expect(
      reading.kinds == [.number, .text, .text, .boolean, .boolean, .json, .json, .null, .null]
    )
    #expect(
      reading.texts == [
        "42", "a@example.com", "7", "true", "false", "[1, 2]", #"{"x" : 1}"#, "", "",
      ]
    )
  }

  @Test func `null, missing and empty text are one null, blank text stays text`() throws {
    let reading = try RecordReading(
      #"{"a":null,"b":"","c":" ","d":"\t"}"#,
      ["/a", "/b", "/c", "/d", "/e"]
    )
    #expect(reading.kinds == [.null, .null, .text, .text, .null])
    #expect(reading.texts[2...3] == [" ", "\t"])
  }

  @Test func `unescapes text`() throws {
    let reading = try RecordReading(
      #"{"a":"q\"b\\s\/\b\f\n\r\t","b":"\u00e9\uD83D\uDE80","c":"\u0000x","d":"x\\"}"#,
      ["/a", "/b", "/c", "/d"]
    )
    #expect(reading.texts == ["q\"b\\s/\u{8}\u{C}\n\r\t", "é🚀", "\u{0}x", "x\\"])
  }

  @Test(arguments: [
    "1234567890123456.789", "1234567890123456789012345678901234567890", "-0", "0.10", "1E+400",
    "9223372036854775808", "-1.0e-400",
  ])
  func `numbers keep the text they were written with`(number: String) throws {
    let reading = try RecordReading("{\"n\":\(number)}", ["/n"])
    #expect(reading.kinds == [.number])
    #expect(reading.texts == [number])
  }

  @Test func `of a name that stands twice the last one wins`() throws {
    let reading = try RecordReading(
      #"{"a":1,"a":"two","p":{"x":1,"y":2},"p":{"x":3},"q":{"x":1},"q":null,"r":null,"r":{"x":4}}"#,
      ["/a", "/p/x", "/p/y", "/p", "/q/x", "/r/x"]
    )
    #expect(reading.kinds == [.text, .number, .null, .json, .null, .number])
    #expect(reading.texts == ["two", "3", "", #"{"x":3}"#, "", "4"])
  }

  @Test func `names are compared without their escapes`() throws {
    let reading = try RecordReading(
      #"{"\u0065mail":"a","a\/b":"c","~":"d","":"e","Z\u00f6e":{"\"":"f"}}"#,
      ["/email", "/a~1b", "/~0", "/", "/Zöe/\""]
    )
    #expect(reading.texts == ["a", "c", "d", "e", "f"])
  }

  @Test func `a path stops at anything but an object`() throws {
    let reading = try RecordReading(
      #"{"a":[{"b":1}],"c":"text","d":{"b":[{"b":2}]},"b":3}"#,
      ["/a/b", "/c/b", "/d/b/b", "/a/0"]
    )
    #expect(reading.kinds == [.null, .null, .null, .null])
  }

  @Test func `one path may stand twice and one may lead through another`() throws {
    let reading = try RecordReading(#"{"a":{"b":{"c":1}}}"#, ["/a/b", "/a/b/c", "/a/b", "/a"])
    #expect(reading.texts == [#"{"c":1}"#, "1", #"{"c":1}"#, #"{"b":{"c":1}}"#])
  }

  @Test func `a name is not found one level too deep or too high`() throws {
    let reading = try RecordReading(#"{"x":{"a":1},"y":{"x":{"a":2}}}"#, ["/a", "/x/a", "/y/a"])
    #expect(reading.texts == ["", "1", ""])
  }

  @Test(arguments: ["[]", "1", "\"a\"", "null", "[{\"a\":1}]"])
  func `a record is an object`(json: String) {
    #expect(throws: JSONFault("a record is a JSON object", at: 0)) {
      try RecordReading(json, ["/a"])
    }
  }

  @Test func `a fault says where, leaves fields and arena alone and the reader usable`() throws {
    var session = RecordSession(["/a"])
    let first = try session.read(#"{"a":"one"}"#)
    let fault = #expect(throws: JSONFault.self) { try session.read(#"{"a":"two","b":01}"#) }
    #expect(fault == JSONFault("this is not a number", at: 15))
    let kept = session.fields.count
    #expect(kept == 1)
    let bytes = session.arenaBytes
    #expect(bytes == 0)
    #expect(first.texts == ["one"])
    #expect(try session.read(#"{"a":"three"}"#).texts == ["three"])
  }

  @Test func `what one record left behind is not seen in the next`() throws {
    var session = RecordSession(["/a", "/b"])
    _ = try session.read(#"{"a":"long text with \n an escape","b":[1,2,3]}"#)
    #expect(try session.read(#"{"b":"x"}"#) == RecordReading(#"{"b":"x"}"#, ["/a", "/b"]))
    #expect(try session.read("{}").kinds == [.null, .null])
  }

  @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 4095, 4096, 5000, 100_000])
  func `any length is read to its last byte, without padding`(length: Int) throws {
    let text = String(repeating: "é", count: length)
    let reading = try RecordReading("{\"a\":\"\(text)\",\"b\":7}", ["/a", "/b"])
    #expect(reading.texts == [text, "7"])
    let fault = #expect(throws: JSONFault.self) { try RecordReading("{\"a\":\"\(text)", ["/a"]) }
    #expect(fault == JSONFault("the string is not closed", at: 5))
  }

  @Test func `reads a slice without looking outside it`() throws {
    let bytes = Array("xx{\"a\":\"b\"}\"\\yy".utf8)
    var reader = RecordReader(paths: [FieldPath(["a"])])
    var arena = Arena()
    var fields: [Value] = []
    try reader.read(bytes.span.extracting(2..<11), into: &fields, arena: &arena)
    let text = arena.string(fields[0])
    #expect(text == "b")
  }

  @Test func `two hundred paths are told apart`() throws {
    let names = (0..<200).map { "field_\($0)" }
    let json = "{" + names.map { "\"\($0)\":\"\($0)!\"" }.joined(separator: ",") + "}"
    let reading = try RecordReading(json, names.map { "/\($0)" })
    #expect(reading.texts == names.map { $0 + "!" })
  }

  @Test(arguments: 0..<20)
  func `agrees with the tree on generated records`(seed: Int) throws {
    var documents = JSONGenerator(UInt64(seed) &+ 1000)
    let paths = JSONGenerator.texts.flatMap { outer in
      [[outer]] + JSONGenerator.texts.prefix(9).map { [outer, $0] }
    }.map { JSONPointer($0).description }
    var session = RecordSession(paths)
    for _ in 0..<20 {
      let document = documents.object(depth: 3)
      let reading = try session.read(document.text())
      for (path, text) in zip(paths, reading.texts) {
        let pointer = try #require(JSONPointer(parsing: path))
        // A pointer also leads into arrays, a field path does not.
        let outer = document[JSONPointer([pointer.tokens[0]])]
        let expected = outer?.array != nil && pointer.tokens.count > 1 ? nil : document[pointer]
        switch expected {
        case nil, .null: #expect(text == "")
        case .string(let string): #expect(text == string)
        case .number(let number): #expect(text == number)
        case .bool(let flag): #expect(text == String(flag))
        case .array?, .object?: #expect(text == expected?.text())
        }
      }
    }
  }

  @Test func `refuses fields that together pass what an arena holds`() throws {
    let path = try #require(FieldPath(parsing: "/a"))
    var reader = RecordReader(paths: Array(repeating: path, count: 1100))
    let record = Array((#"{"a":""# + String(repeating: "x", count: 2 << 20) + #""}"#).utf8)
    var fields: [Value] = []
    var arena = Arena()
    var fault: JSONFault?
    do throws(JSONFault) {
      try reader.read(record.span, into: &fields, arena: &arena)
    } catch {
      fault = error
    }
    #expect(fault == JSONFault("the document is too large", at: record.count))
    #expect(arena.position == 0)
  }
}
