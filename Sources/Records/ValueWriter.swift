/// Values as JSON: the one place where what a mapping made becomes bytes again.
package enum ValueWriter {
  /// Appends a value: text escaped, decimals in plain digits, dates as `2026-01-15`, instants as
  /// `2026-01-15T08:30:00.000Z`, numbers and raw JSON as they were written.
  package static func append(
    _ value: Value,
    in arena: borrowing Arena,
    to output: inout ByteBuffer
  ) {
    switch value.kind {
    case .null: output.append("null")
    case .boolean: value.asBoolean ? output.append("true") : output.append("false")
    case .integer: ExactDecimal.write(value.asInteger, to: &output)
    case .decimal: ExactDecimal(checked: value.mantissa, scale: value.scale).write(to: &output)
    case .text: output.append(literal: arena.bytes.span.extracting(value.range))
    case .date:
      output.append(UInt8(ascii: "\""))
      ISO8601.write(value.civilDate, to: &output)
      output.append(UInt8(ascii: "\""))
    case .instant:
      output.append(UInt8(ascii: "\""))
      ISO8601.write(value.moment, to: &output)
      output.append(UInt8(ascii: "\""))
    case .list: appendList(value.range, in: arena, to: &output)
    case .record: appendRecord(value.range, in: arena, to: &output)
    case .number, .json: output.append(arena.bytes.span.extracting(value.range))
    }
  }

  /// Appends bytes of the arena as they are, such as a name and a colon, and a value behind them.
  package static func append(
    _ value: Value,
    opening: Range<Int>,
    in arena: borrowing Arena,
    to output: inout ByteBuffer
  ) {
    guard value.kind == .text else {
      output.append(arena.bytes.span.extracting(opening))
      return append(value, in: arena, to: &output)
    }
    unsafe arena.bytes.withUnsafeBufferPointer { bytes in
      unsafe output.append(opening: opening, literal: value.range, of: bytes)
    }
  }

  /// The value as JSON text; for the edges, not for the engine.
  package static func text(_ value: Value, in arena: borrowing Arena) -> String {
    var output = ByteBuffer()
    append(value, in: arena, to: &output)
    return String(decoding: output.array, as: UTF8.self)
  }

  private static func appendList(
    _ range: Range<Int>,
    in arena: borrowing Arena,
    to output: inout ByteBuffer
  ) {
    output.append(UInt8(ascii: "["))
    for index in range {
      if index > range.lowerBound { output.append(UInt8(ascii: ",")) }
      append(arena.elements[index], in: arena, to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }

  private static func appendRecord(
    _ range: Range<Int>,
    in arena: borrowing Arena,
    to output: inout ByteBuffer
  ) {
    output.append(UInt8(ascii: "{"))
    for index in stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
      if index > range.lowerBound { output.append(UInt8(ascii: ",")) }
      let name = arena.elements[index]
      // A name of no characters is null by the time it is a value.
      let bytes = name.isNull ? 0..<0 : name.range
      output.append(literal: arena.bytes.span.extracting(bytes))
      output.append(UInt8(ascii: ":"))
      append(arena.elements[index + 1], in: arena, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }
}
