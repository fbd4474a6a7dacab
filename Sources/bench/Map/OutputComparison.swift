import Diagnostics
import Foundation
import Records

/// Whether two programs wrote the same records, line by line.
///
/// Null and a missing member are the same, as some programs cannot write null. Numbers are compared
/// as numbers. White space at the end of a text does not count: we take it off whatever is written,
/// and others keep it where they cut a text behind a blank. Everything else is compared exactly.
enum OutputComparison {
  /// The first line that differs, with both its forms; `nil` where none does.
  static func difference(_ reference: String, _ candidate: String) throws -> String? {
    var left = try LineFile(reference)
    var right = try LineFile(candidate)
    var number = 0
    while true {
      number += 1
      let (expected, found) = (try left.next(), try right.next())
      if expected == nil, found == nil { return nil }
      if let expected, let found, expected == found { continue }
      if let expected, let found,
        canonical(try JSON(parsing: expected)) == canonical(try JSON(parsing: found))
      {
        continue
      }
      return "line \(number): \(text(found)) instead of \(text(expected))"
    }
  }

  /// A value with one form only.
  static func canonical(_ json: JSON) -> JSON {
    switch json {
    case .null, .bool: return json
    case .number(let text): return .number(Double(text).map { "\($0)" } ?? text)
    case .string(let text):
      let end = text.lastIndex { !$0.isWhitespace }
      return end.map { .string(String(text[...$0])) } ?? .null
    case .array(let elements): return .array(elements.map(canonical))
    case .object(let object):
      let members = object.members.map { JSONObject.Member($0.name, canonical($0.value)) }
      return .object(
        JSONObject(members.filter { !$0.value.isNull }.sorted { $0.name < $1.name })
      )
    }
  }

  private static func text(_ line: [UInt8]?) -> String {
    line.map { String(decoding: $0.prefix(300), as: UTF8.self) } ?? "nothing"
  }
}

/// The lines of a file, one after the other.
struct LineFile: ~Copyable {
  /// A file that is open, in pieces.
  private struct Pieces: ByteSource {
    static let size = 1 << 18

    let file: FileHandle

    mutating func read(
      into room: inout MutableSpan<UInt8>,
      from place: Int
    ) throws(DiagnosticList) -> Int {
      let piece: Data
      do {
        piece = try file.read(upToCount: Self.size) ?? Data()
      } catch {
        throw DiagnosticList([Diagnostic(.error, .CFG002, "the file cannot be read: \(error)")])
      }
      for (offset, byte) in piece.enumerated() { room[place + offset] = byte }
      return piece.count
    }
  }

  private var pieces: Pieces
  private var splitter: RecordSplitter
  private var block: RecordBlock?
  private var cursor = LineCursor(0..<0)

  init(_ path: String) throws {
    pieces = Pieces(file: try FileHandle(forReadingFrom: URL(filePath: path)))
    splitter = RecordSplitter(.jsonLines, source: path, pieceSize: Pieces.size)
  }

  deinit { try? pieces.file.close() }

  mutating func next() throws(DiagnosticList) -> [UInt8]? {
    while true {
      if let block {
        if let line = cursor.next(in: block.bytes.span) { return Array(block.bytes[line.range]) }
        self.block = nil
        splitter.recycle(block)
      }
      guard let next = try splitter.next(from: &pieces) else { return nil }
      block = next
      cursor = LineCursor(next.range)
    }
  }
}
