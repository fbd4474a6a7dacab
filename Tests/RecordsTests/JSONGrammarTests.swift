import Records
import Testing

/// The tree, the record reader and the reference must agree on every document, whole and inside a
/// record where nobody reads.
@Suite("The JSON grammar")
struct JSONGrammarTests {
  static func treeAccepts(_ bytes: [UInt8]) -> Bool { (try? JSON(parsing: bytes)) != nil }

  static func readerAccepts(_ bytes: [UInt8]) -> Bool {
    var reader = RecordReader(paths: [FieldPath(["id"])])
    var fields: [Value] = []
    var arena = Arena()
    return (try? reader.read(bytes.span, into: &fields, arena: &arena)) != nil
  }

  static func inRecord(_ value: [UInt8]) -> [UInt8] {
    Array("{\"id\":\"7\",\"unread\":".utf8) + value + Array("}".utf8)
  }

  @Test(arguments: JSONSamples.accepted)
  func `accepts what is JSON`(text: String) {
    let bytes = Array(text.utf8)
    #expect(ReferenceGrammar.accepts(bytes))
    #expect(Self.treeAccepts(bytes))
    #expect(Self.treeAccepts([0x20, 0x0A] + bytes + [0x0D, 0x09]))
    #expect(Self.readerAccepts(Self.inRecord(bytes)))
  }

  @Test(arguments: JSONSamples.refused)
  func `refuses what is not JSON, also where nobody reads`(text: String) {
    let bytes = Array(text.utf8)
    #expect(!ReferenceGrammar.accepts(bytes))
    #expect(!Self.treeAccepts(bytes))
    #expect(!Self.readerAccepts(bytes))
    #expect(!Self.readerAccepts(Self.inRecord(bytes)))
  }

  @Test(arguments: JSONSamples.notUTF8)
  func `refuses what is not UTF-8, in names and in values`(bytes: [UInt8]) {
    let quoted = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
    #expect(!Self.treeAccepts(quoted))
    #expect(!Self.readerAccepts(Self.inRecord(quoted)))
    #expect(!Self.readerAccepts(Self.inRecord(Array("{".utf8) + quoted + Array(":1}".utf8))))
    #expect(!Self.treeAccepts(bytes))
    #expect(throws: JSONFault("this is not UTF-8", at: 1)) { try JSON(parsing: quoted) }
  }

  @Test func `goes 128 levels deep and no further`() throws {
    #expect(JSON.depthMax == 128)
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let fits = String(repeating: open, count: 128) + "1" + String(repeating: close, count: 128)
      let tooDeep = String(repeating: open, count: 129) + "1" + String(repeating: close, count: 129)
      #expect(Self.treeAccepts(Array(fits.utf8)))
      let fault = try #require(throws: JSONFault.self) { try JSON(parsing: tooDeep) }
      #expect(fault == JSONFault("nested too deeply", at: open.utf8.count * 128))
    }
    let bottomless = String(repeating: "[", count: 1_000_000)
    #expect(!Self.treeAccepts(Array(bottomless.utf8)))
  }

  @Test(arguments: 0..<40)
  func `agrees with the reference on documents bent at random`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters =
      Array("{}[]\",:\\ ntfu0123456789.eE+-\u{1}\n".utf8) + [0x80, 0xC3, 0xA9, 0xED, 0xFF]
    for _ in 0..<250 {
      var documents = JSONGenerator(generator.next())
      var bytes = documents.object(depth: 3).bytes()
      for _ in 0..<(1 + generator.below(3)) where !bytes.isEmpty {
        let place = generator.below(bytes.count)
        switch generator.below(4) {
        case 0: bytes[place] = generator.pick(letters)
        case 1: bytes.insert(generator.pick(letters), at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place...)
        }
      }
      let expected = ReferenceGrammar.accepts(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(Self.treeAccepts(bytes) == expected, "\(text)")
      let isObject = expected && bytes.first { ![0x20, 0x0A].contains($0) } == UInt8(ascii: "{")
      #expect(Self.readerAccepts(bytes) == isObject, "\(text)")
    }
  }

  @Test(arguments: [
    ("{\"a\" 1}", JSONFault("a colon was expected", at: 5)),
    ("{\"a\":1,}", JSONFault("a member's name was expected", at: 7)),
    ("[1 2]", JSONFault("a comma was expected", at: 3)),
    ("[1,", JSONFault("the document ends too early", at: 3)),
    ("{\"a\":tru}", JSONFault("a value was expected", at: 5)),
    ("[01]", JSONFault("this is not a number", at: 1)),
    ("{} x", JSONFault("something follows the document", at: 3)),
    ("[\"a\\q\"]", JSONFault("an unknown escape", at: 3)),
    ("[\"\\uD800\"]", JSONFault("half a surrogate pair", at: 2)),
    ("[\"a\nb\"]", JSONFault("a control character inside a string", at: 3)),
    ("{\"a\":\"b", JSONFault("the string is not closed", at: 5)),
    ("", JSONFault("there is nothing but white space", at: 0)),
    (" \n", JSONFault("there is nothing but white space", at: 0)),
  ])
  func `says what is wrong and where`(text: String, expected: JSONFault) {
    #expect(throws: expected) { try JSON(parsing: text) }
  }
}
