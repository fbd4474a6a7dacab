extension ExactDecimal {
  /// Reads `-12.50`, `007`, `3e4`, `1.2E-3`: digits, at most one point between digits, at most one
  /// exponent; a leading plus is read too.
  ///
  /// `nil` for anything else and for a number of more than 38 digits. The exponent is expanded.
  package init?(parsing text: borrowing Span<UInt8>) {
    var digits = DigitReader()
    var index = 0
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      digits.negative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    guard Self.isDigit(text, index) else { return nil }
    while Self.isDigit(text, index) {
      guard digits.append(text[index]) else { return nil }
      index += 1
    }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      guard Self.isDigit(text, index) else { return nil }
      while Self.isDigit(text, index) {
        guard digits.append(text[index]) else { return nil }
        digits.fraction += 1
        index += 1
      }
    }
    if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      guard let exponent = Self.exponent(text, &index) else { return nil }
      digits.exponent = exponent
    }
    guard index == text.count, let number = digits.number else { return nil }
    self = number
  }

  package init?(parsing text: String) { self.init(parsing: text.utf8Span.span) }

  /// The number in plain digits.
  package var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number in plain digits, never with an exponent: `-0.05`.
  package func append(to output: inout [UInt8]) {
    if mantissa < 0 { output.append(UInt8(ascii: "-")) }
    guard scale > 0 else { return Self.appendDigits(mantissa.magnitude, atLeast: 1, to: &output) }
    let (whole, rest) = mantissa.magnitude.quotientAndRemainder(dividingBy: Self.power(scale))
    Self.appendDigits(whole, atLeast: 1, to: &output)
    output.append(UInt8(ascii: "."))
    Self.appendDigits(rest, atLeast: scale, to: &output)
  }

  /// Appends an integer in plain digits.
  package static func append(_ integer: Int64, to output: inout [UInt8]) {
    if integer < 0 { output.append(UInt8(ascii: "-")) }
    appendDigits(integer.magnitude, atLeast: 1, to: &output)
  }

  static func appendDigits(_ number: UInt128, atLeast width: Int, to output: inout [UInt8]) {
    guard let small = UInt64(exactly: number) else {
      // 10^19 is the largest power of ten that 64 bits hold.
      let (high, low) = number.quotientAndRemainder(dividingBy: power(19))
      appendDigits(high, atLeast: width - 19, to: &output)
      return appendDigits(UInt64(truncatingIfNeeded: low), atLeast: 19, to: &output)
    }
    appendDigits(small, atLeast: width, to: &output)
  }

  static func appendDigits(_ number: UInt64, atLeast width: Int, to output: inout [UInt8]) {
    let start = output.count
    var rest = number
    while rest > 0 || output.count - start < width {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    output[start...].reverse()
  }

  private static func isDigit(_ text: borrowing Span<UInt8>, _ index: Int) -> Bool {
    index < text.count && text[index] &- UInt8(ascii: "0") < 10
  }

  /// The digits after an `e`; beyond ten thousand they stay there: no number reaches so far.
  private static func exponent(_ text: borrowing Span<UInt8>, _ index: inout Int) -> Int? {
    var sign = 1
    if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      sign = text[index] == UInt8(ascii: "-") ? -1 : 1
      index += 1
    }
    guard isDigit(text, index) else { return nil }
    var exponent = 0
    while isDigit(text, index) {
      exponent = min(10_000, exponent * 10 + Int(text[index] &- UInt8(ascii: "0")))
      index += 1
    }
    return sign * exponent
  }
}

/// Collects digits; zeros wait until a digit after them makes them count.
private struct DigitReader {
  var negative = false
  var exponent = 0
  /// Digits after the point.
  var fraction = 0
  private var mantissa: UInt128 = 0
  private var count = 0
  private var zeros = 0

  /// `false` where the number has more than 38 digits.
  mutating func append(_ byte: UInt8) -> Bool {
    let digit = UInt128(byte &- UInt8(ascii: "0"))
    guard digit != 0 else {
      if count > 0 { zeros += 1 }
      return true
    }
    guard count + zeros < ExactDecimal.digitsMax else { return false }
    mantissa = mantissa * ExactDecimal.power(zeros + 1) + digit
    count += zeros + 1
    zeros = 0
    return true
  }

  /// The number with the scale it was written with, or a smaller one where that does not fit.
  var number: ExactDecimal? {
    let written = max(0, fraction - exponent)
    guard count > 0 else {
      return ExactDecimal(checked: 0, scale: min(written, ExactDecimal.scaleMax))
    }
    let power = zeros - fraction + exponent
    for scale in [written, max(0, -power)] where scale <= ExactDecimal.scaleMax {
      guard count + power + scale <= ExactDecimal.digitsMax else { continue }
      let value = Int128(mantissa * ExactDecimal.power(power + scale))
      return ExactDecimal(checked: negative ? -value : value, scale: scale)
    }
    return nil
  }
}
