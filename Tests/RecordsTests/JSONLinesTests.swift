import Diagnostics
import Records
import Testing

@Suite("JSON Lines")
struct JSONLinesTests {
  static func lines(_ text: String) -> [String] {
    JSONLines(Array(text.utf8)).map { "\($0.number):\(String(decoding: $0.bytes, as: UTF8.self))" }
  }

  /// The lines of a file that arrives in pieces, numbered through all blocks.
  static func pieces(_ text: String, of size: Int) throws -> [String] {
    var lines: [String] = []
    var number = 0
    for block in try RecordPieces(Array(text.utf8), of: size).blocks(.jsonLines) {
      var cursor = LineCursor(block.range)
      while let line = cursor.next(in: block.bytes.span) {
        let text = String(decoding: block.bytes[line.range], as: UTF8.self)
        lines.append("\(number + line.number):\(text)")
      }
      number += cursor.number
    }
    return lines
  }

  static let texts: [(String, [String])] = [
    ("", []), ("\n\n", []), ("{}", ["1:{}"]), ("{}\n", ["1:{}"]),
    ("{}\r\n{}\r\n", ["1:{}", "2:{}"]),
    ("\n  \n\t\r\n{}\n\n{}", ["4:{}", "6:{}"]), ("\u{FEFF}{}\n{}", ["1:{}", "2:{}"]),
    ("\u{FEFF}\n{}", ["2:{}"]), ("a\nb\n c \nd", ["1:a", "2:b", "3: c ", "4:d"]),
    ("123456789\n1234567\n12345678\n", ["1:123456789", "2:1234567", "3:12345678"]),
  ]

  @Test(arguments: texts)
  func `are numbered as an editor numbers them; blank ones are left out`(
    text: String,
    lines: [String]
  ) {
    #expect(Self.lines(text) == lines)
  }

  @Test(arguments: texts, [1, 2, 3, 7, 100])
  func `come out of pieces of any size as out of the whole`(
    sample: (text: String, lines: [String]),
    size: Int
  ) throws {
    #expect(try Self.pieces(sample.text, of: size) == sample.lines)
  }

  @Test func `one bad line never hurts its neighbours`() throws {
    let file = """
      {"a":1}
      {"a":
      {"a":"b
      [1]
      {"a":2} x

      {"a":3}
      """
    let records = JSONLines(Array(file.utf8)).records(source: "people.jsonl")
    let good = records.compactMap { record -> SourceRecord? in
      if case .record(let record) = record { record } else { nil }
    }
    let problems = records.compactMap { record -> Diagnostic? in
      if case .problem(let problem) = record { problem } else { nil }
    }
    #expect(good.map(\.id) == ["1", "7"])
    #expect(good.last?.json == Array(#"{"a":3}"#.utf8))
    #expect(problems.map(\.code) == [.SMP101, .SMP101, .SMP102, .SMP101])
    #expect(
      problems.first?.description == """
        error SMP101: the line is not JSON: the document ends too early
          people.jsonl:2:6
          Write each record as one JSON object on a line of its own.
        """
    )
    #expect(problems[1].location == Location("people.jsonl", line: 3, column: 6))
    #expect(
      problems[2].description == """
        error SMP102: the line is JSON, but no object
          people.jsonl:4:1
          Write one object a line, {"name": value, …}.
        """
    )
    #expect(problems[3].location == Location("people.jsonl", line: 5, column: 9))
  }
}
