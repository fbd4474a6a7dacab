/// A store or a log as JSON Lines, sent in pieces: all of it, or the part a query names.
///
/// `from=101&count=50` are the lines 101 to 150; `fields=Id,Email` leaves other fields out.
enum StoreLines {
  private static let pieceRows = 200
  /// How many lines there are in all.
  static let totalHeader = "X-Sandbox-Total"

  /// A line for each row, made while they are sent.
  static func answer<Row: Sendable>(
    _ rows: [Row],
    _ request: SandboxRequest,
    _ line: @escaping @Sendable (Row) -> [UInt8]
  ) throws(ControlFault) -> SandboxAnswer {
    let from = try number("from", request) ?? 1
    let count = try number("count", request) ?? rows.count
    let first = min(from - 1, rows.count)
    let end = first + min(count, rows.count - first)
    var answer = SandboxAnswer(status: 200, contentType: SandboxAnswer.linesType) { piece in
      let start = first + piece * pieceRows
      guard start < end else { return nil }
      return rows[start..<min(start + pieceRows, end)].flatMap { line($0) }
    }
    answer.add(totalHeader, String(rows.count))
    return answer
  }

  /// The fields a query names, or all.
  static func fields(
    of known: [String],
    _ request: SandboxRequest
  ) throws(ControlFault) -> [String] {
    guard let text = request.value("fields") else { return known }
    let names = text.split(separator: ",").map { $0.trimmingBlanks }
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw ControlFault(
        status: 400,
        "There is no field \"\(unknown)\"",
        hint: "Leave fields out to see them all."
      )
    }
    return names
  }

  /// One row, without the fields that hold nothing.
  static func line(
    _ row: SalesforceRow,
    _ object: SalesforceObject,
    _ positions: [Int]
  ) -> [UInt8] {
    var line: [UInt8] = [UInt8(ascii: "{")]
    for position in positions {
      let value = row[position]
      guard value != .null else { continue }
      if line.count > 1 { line.append(UInt8(ascii: ",")) }
      JSONText.write(object.fields[position].name, into: &line)
      line.append(UInt8(ascii: ":"))
      value.write(into: &line)
    }
    return line + Array("}\n".utf8)
  }

  private static func number(
    _ key: String,
    _ request: SandboxRequest
  ) throws(ControlFault) -> Int? {
    guard let text = request.value(key) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw ControlFault(
        status: 400,
        "\"\(key)\" must be a whole number of at least 1",
        hint: "Write for example from=1&count=1000."
      )
    }
    return number
  }
}
