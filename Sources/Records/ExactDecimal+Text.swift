extension ExactDecimal {
  /// Reads `-12.50`, `007`, `3e4`, `1.2E-3`: digits, at most one point between digits, at most one
  /// exponent; a leading plus is read too.
  ///
  /// `nil` for anything else and for a number of more than 38 digits. The exponent is expanded.
  package init?(parsing text: borrowing Span<UInt8>) {
    if let short = Self.short(text) {
      self = short
      return
    }
    var reader = DecimalReader()
    for index in text.indices {
      guard reader.take(text[index]) else { return nil }
    }
    guard let number = reader.number else { return nil }
    self = number
  }

  /// A number of few digits without an exponent, as most are.
  private static func short(_ text: borrowing Span<UInt8>) -> ExactDecimal? {
    guard text.count > 0, text.count <= 18 else { return nil }
    let isNegative = text[0] == UInt8(ascii: "-")
    var value: Int64 = 0
    var point = -1
    let first = isNegative ? 1 : 0
    for index in first..<text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      if digit < 10 {
        value = value &* 10 &+ Int64(digit)
      } else {
        guard text[index] == UInt8(ascii: "."), point < 0, index > first else { return nil }
        point = index
      }
    }
    guard text.count > first, point != text.count - 1 else { return nil }
    return ExactDecimal(
      checked: Int128(isNegative ? -value : value),
      scale: point < 0 ? 0 : text.count - 1 - point
    )
  }

  package init?(parsing text: String) { self.init(parsing: text.utf8Span.span) }

  /// The number in plain digits.
  package var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number in plain digits, never with an exponent: `-0.05`.
  package func append(to output: inout [UInt8]) { write(to: &output) }

  func write(to output: inout some ByteSink & ~Copyable) {
    if mantissa < 0 { output.append(UInt8(ascii: "-")) }
    guard scale > 0 else { return Self.appendDigits(mantissa.magnitude, atLeast: 1, to: &output) }
    let (whole, rest) = mantissa.magnitude.quotientAndRemainder(dividingBy: Self.power(scale))
    Self.appendDigits(whole, atLeast: 1, to: &output)
    output.append(UInt8(ascii: "."))
    Self.appendDigits(rest, atLeast: scale, to: &output)
  }

  /// Appends an integer in plain digits.
  package static func append(_ integer: Int64, to output: inout [UInt8]) {
    write(integer, to: &output)
  }

  static func write(_ integer: Int64, to output: inout some ByteSink & ~Copyable) {
    if integer < 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(integer.magnitude, atLeast: 1, to: &output)
  }

  static func appendDigits(
    _ number: UInt128,
    atLeast width: Int,
    to output: inout some ByteSink & ~Copyable
  ) {
    guard let small = UInt64(exactly: number) else {
      // 10^19 is the largest power of ten that 64 bits hold.
      let (high, low) = number.quotientAndRemainder(dividingBy: power(19))
      appendDigits(high, atLeast: width - 19, to: &output)
      return appendDigits(UInt64(truncatingIfNeeded: low), atLeast: 19, to: &output)
    }
    appendDigits(small, atLeast: width, to: &output)
  }

  static func appendDigits(
    _ number: UInt64,
    atLeast width: Int,
    to output: inout some ByteSink & ~Copyable
  ) {
    var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
    var start = digits.count
    var rest = number
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
    for _ in 0..<max(0, width - digits.count) { output.append(UInt8(ascii: "0")) }
    output.append(
      digits.span.extracting(min(start, max(0, digits.count - width))..<digits.count)
    )
  }
}
