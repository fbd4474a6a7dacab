package import Diagnostics

/// Turns lines into records, checking each one whole.
package struct JSONLineChecker: ~Copyable {
  private var reader = RecordReader(paths: [])
  private var arena = Arena()
  private var fields: [Value] = []

  package init() {}

  /// The line as a record, or what is wrong with it and where: SMP101, SMP102.
  package mutating func record(_ line: JSONLine, source: String) -> FileRecord {
    do throws(JSONFault) {
      try reader.read(line.bytes.span, into: &fields, arena: &arena)
      return .record(SourceRecord(id: String(line.number), json: Array(line.bytes)))
    } catch {
      return .problem(error.diagnostic(line: line.number, of: source))
    }
  }
}

extension JSONLines {
  /// Every line as a record or as what is wrong with it, in order.
  package func records(source: String) -> [FileRecord] {
    var checker = JSONLineChecker()
    var records: [FileRecord] = []
    for line in self { records.append(checker.record(line, source: source)) }
    return records
  }
}

extension JSONFault {
  /// What a person can do about a name that stands twice.
  package static let duplicateHint = "Keep one of the two members, or give one another name."

  /// The fault of one line of a file, as a person reads it: SMP101, SMP102 for no object, SMP103
  /// for a name that stands twice.
  package func diagnostic(line: Int, of source: String) -> Diagnostic {
    let pointer = duplicate?.description
    let place = Location(source, pointer: pointer, line: line, column: offset + 1)
    guard duplicate == nil else {
      return Diagnostic(.error, .SMP103, reason, at: place, hint: Self.duplicateHint)
    }
    guard reason != Self.notAnObject else {
      return Diagnostic(
        .error,
        .SMP102,
        "the line is JSON, but no object",
        at: place,
        hint: "Write one object a line, {\"name\": value, …}."
      )
    }
    return Diagnostic(
      .error,
      .SMP101,
      "the line is not JSON: \(reason)",
      at: place,
      hint: hint
    )
  }

  /// The place of the fault in a document of many lines; a byte order mark is no column.
  package func location(in document: [UInt8], of source: String) -> Location {
    let before = document.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start =
      before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      ?? min(LineCursor.start(of: document.span), offset)
    return Location(
      source,
      pointer: duplicate?.description,
      line: line,
      column: before.count - start + 1
    )
  }
}
