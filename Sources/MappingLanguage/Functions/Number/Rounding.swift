import Records

/// What becomes of digits that are cut off.
enum Rounding: String, CaseIterable, Sendable {
  /// To the nearest; the middle goes to the even neighbour.
  case halfEven = "half_even"
  /// To the nearest; the middle goes away from zero.
  case halfUp = "half_up"
  /// Towards zero.
  case down
  /// Away from zero.
  case up

  /// The number with at most `scale` digits after the point.
  func rounded(_ number: ExactDecimal, scale: Int) -> ExactDecimal {
    guard number.scale > scale else { return number }
    let divisor = Int128(ExactDecimal.power(number.scale - scale))
    let mantissa = divided(number.mantissa, by: divisor)
    return ExactDecimal(mantissa, scale: scale) ?? number
  }

  /// The quotient of two whole numbers; the divisor is not zero.
  func divided(_ number: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    guard remainder != 0 else { return quotient }
    let away: Int128 = (number < 0) == (divisor < 0) ? 1 : -1
    let rest = remainder.magnitude
    let half = divisor.magnitude - rest
    let goesAway =
      switch self {
      case .down: false
      case .up: true
      case .halfUp: rest >= half
      case .halfEven: rest > half || (rest == half && quotient % 2 != 0)
      }
    return goesAway ? quotient + away : quotient
  }
}
