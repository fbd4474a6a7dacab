/// Reads a decimal number byte by byte; see ``ExactDecimal/init(parsing:)``.
package struct DecimalReader {
  private enum Phase {
    case start
    case afterSign
    case whole
    case afterPoint
    case fraction
    case afterE
    case afterExponentSign
    case exponent
  }

  private var phase = Phase.start
  private var isNegative = false
  private var isExponentNegative = false
  /// Beyond ten thousand it stays there: no number reaches so far.
  private var exponent = 0
  private var fractionDigits = 0
  /// The digits, as long as they are few enough.
  private var small: UInt64 = 0
  private var large: UInt128 = 0
  /// From the first digit that is not zero to the last.
  private var count = 0
  /// Zeros wait until a digit after them makes them count.
  private var zeros = 0

  package init() {}

  /// `false` where no number goes on like this, or has so many digits.
  package mutating func take(_ byte: UInt8) -> Bool {
    let digit = byte &- UInt8(ascii: "0")
    guard digit >= 10 else { return takeDigit(digit) }
    switch (byte, phase) {
    case (UInt8(ascii: "-"), .start): (isNegative, phase) = (true, .afterSign)
    case (UInt8(ascii: "+"), .start): phase = .afterSign
    case (UInt8(ascii: "."), .whole): phase = .afterPoint
    case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "e"), .fraction), (UInt8(ascii: "E"), .whole),
      (UInt8(ascii: "E"), .fraction):
      phase = .afterE
    case (UInt8(ascii: "-"), .afterE): (isExponentNegative, phase) = (true, .afterExponentSign)
    case (UInt8(ascii: "+"), .afterE): phase = .afterExponentSign
    default: return false
    }
    return true
  }

  private mutating func takeDigit(_ digit: UInt8) -> Bool {
    switch phase {
    case .start, .afterSign, .whole: phase = .whole
    case .afterPoint, .fraction:
      phase = .fraction
      fractionDigits += 1
    case .afterE, .afterExponentSign, .exponent:
      phase = .exponent
      exponent = min(10_000, exponent * 10 + Int(digit))
      return true
    }
    guard digit != 0 else {
      if count > 0 { zeros += 1 }
      return true
    }
    let before = count
    count += zeros + 1
    guard count <= ExactDecimal.digitsMax else { return false }
    if count <= Self.smallDigitsMax {
      for _ in 0...zeros { small *= 10 }
      small += UInt64(digit)
    } else {
      if before <= Self.smallDigitsMax { large = UInt128(small) }
      large = large * ExactDecimal.power(zeros + 1) + UInt128(digit)
    }
    zeros = 0
    return true
  }

  /// What 64 bits hold, whatever the digits.
  private static let smallDigitsMax = 19

  /// The number with the scale it was written with, or a smaller one where that does not fit; `nil`
  /// where the text so far is no number or the number has more than 38 digits.
  package var number: ExactDecimal? {
    switch phase {
    case .whole, .fraction, .exponent: break
    case .start, .afterSign, .afterPoint, .afterE, .afterExponentSign: return nil
    }
    let exponent = isExponentNegative ? -exponent : exponent
    let written = max(0, fractionDigits - exponent)
    guard count > 0 else {
      return ExactDecimal(checked: 0, scale: min(written, ExactDecimal.scaleMax))
    }
    let mantissa = count <= Self.smallDigitsMax ? UInt128(small) : large
    let power = zeros - fractionDigits + exponent
    for scale in [written, max(0, -power)] where scale <= ExactDecimal.scaleMax {
      let shift = power + scale
      guard count + shift <= ExactDecimal.digitsMax else { continue }
      let value = Int128(shift == 0 ? mantissa : mantissa * ExactDecimal.power(shift))
      return ExactDecimal(checked: isNegative ? -value : value, scale: scale)
    }
    return nil
  }
}
