/// A decimal number without rounding: `mantissa × 10^-scale`, at most 38 digits.
///
/// Equal, ordered and hashed by the number: 1.50 is 1.5. The scale is kept as written, so that it
/// prints as it was read.
package struct ExactDecimal: BitwiseCopyable, Sendable {
  package static let digitsMax = 38
  package static let scaleMax = 38

  package let mantissa: Int128
  /// Digits after the point, 0 to 38.
  package let scale: Int

  /// `nil` where the mantissa has more than 38 digits or the scale is not 0 to 38.
  package init?(_ mantissa: Int128, scale: Int = 0) {
    guard (0...Self.scaleMax).contains(scale), mantissa.magnitude < Self.power(Self.digitsMax)
    else { return nil }
    self.init(checked: mantissa, scale: scale)
  }

  package init(_ integer: Int64) { self.init(checked: Int128(integer), scale: 0) }

  init(checked mantissa: Int128, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// 10 to the power of 0 to 38.
  package static func power(_ exponent: Int) -> UInt128 { powers[exponent] }

  private static let powers: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// The same number with the smallest scale: 12.50 becomes 12.5, 100.00 becomes 100.
  package var normalized: ExactDecimal {
    guard mantissa != 0 else { return ExactDecimal(checked: 0, scale: 0) }
    var (mantissa, scale) = (mantissa, scale)
    while scale > 0 {
      let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      mantissa = quotient
      scale -= 1
    }
    return ExactDecimal(checked: mantissa, scale: scale)
  }

  /// The number as an integer; `nil` where it has a fraction or does not fit.
  package var integer: Int64? {
    if scale == 0 { return Int64(exactly: mantissa) }
    let (quotient, remainder) = mantissa.quotientAndRemainder(
      dividingBy: Int128(Self.power(scale))
    )
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }
}

extension ExactDecimal: Hashable, Comparable {
  package static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    let (left, right) = (left.normalized, right.normalized)
    return left.scale == right.scale && left.mantissa == right.mantissa
  }

  package func hash(into hasher: inout Hasher) {
    let normal = normalized
    hasher.combine(normal.mantissa)
    hasher.combine(normal.scale)
  }

  package static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    let (leftWhole, leftRest) = left.mantissa.quotientAndRemainder(
      dividingBy: Int128(power(left.scale))
    )
    let (rightWhole, rightRest) = right.mantissa.quotientAndRemainder(
      dividingBy: Int128(power(right.scale))
    )
    if leftWhole != rightWhole { return leftWhole < rightWhole }
    // Both rests are below 1; with 38 digits after the point they stay below 10^38.
    return leftRest * Int128(power(scaleMax - left.scale))
      < rightRest * Int128(power(scaleMax - right.scale))
  }
}
