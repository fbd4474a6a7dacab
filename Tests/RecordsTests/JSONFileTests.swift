import Diagnostics
import Records
import Testing

/// JSON in files that people save.
struct JSONFileTests {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private func fault(_ bytes: [UInt8]) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSON(ofFile: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func place(_ text: String, marked: Bool) -> Location? {
    let bytes = (marked ? Self.mark : []) + Array(text.utf8)
    return fault(bytes)?.location(in: bytes, of: "a.json")
  }

  @Test func `a byte order mark before a document is none of it`() throws {
    #expect(try JSON(ofFile: Self.mark + Array(#"{"a": 1}"#.utf8)) == ["a": 1])
    #expect(fault(Self.mark) != nil)
    #expect(fault(Self.mark + Self.mark + Array("{}".utf8)) != nil)
    #expect(fault(Array("{} \u{FEFF}".utf8)) != nil)
  }

  @Test(arguments: [#"{"a": }"#, "{\n \"a\": }", #"{"a": 1, "a": 2}"#, "{\n}\n]", "x"])
  func `a fault has the place that an editor shows, mark or not`(_ text: String) throws {
    let plain = try #require(place(text, marked: false))
    #expect(place(text, marked: true) == plain)
    #expect(plain.line != nil && plain.column != nil)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x7B, 0, 0x7D, 0], [0xFE, 0xFF, 0, 0x7B, 0, 0x7D]] as [[UInt8]])
  func `another encoding is named`(_ bytes: [UInt8]) throws {
    let found = try #require(fault(bytes))
    #expect(found.reason == "this is not UTF-8" && found.offset == 0)
    #expect(found.encodingHint == "Save the file again as UTF-8.")
    #expect(fault(Array("{".utf8))?.encodingHint == nil)
    let list = #expect(throws: DiagnosticList.self) {
      try CatalogFile(parsing: bytes, source: "c.json")
    }
    #expect(list?.diagnostics.first?.hint == found.encodingHint)
  }

  @Test func `the text of a file is without its mark`() throws {
    #expect(SavedText.text(Self.mark + Array("a\u{FEFF}b".utf8)).unicodeScalars.count == 3)
    let bytes: [UInt8] = [0x61, 0x0A, 0x62, 0xE4, 0x63]
    let problem = #expect(throws: Diagnostic.self) {
      try SavedText.expectReadable(SavedText.text(bytes), from: "a.txt")
    }
    #expect(problem?.code == .CFG002)
    #expect(problem?.location == Location("a.txt", line: 2, column: 2))
  }
}
