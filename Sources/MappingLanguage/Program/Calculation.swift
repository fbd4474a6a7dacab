import Records

/// Arithmetic on the values of a `calc`, exact where the result has an end.
enum Calculation {
  /// Digits after the point that a quotient has at most.
  static let quotientScale = 10

  /// Sum, difference, product or quotient, from left to right; whole numbers stay whole except in a
  /// quotient.
  static func number(
    _ operation: CompiledExpression.Operation,
    _ values: [Value]
  ) throws(FunctionFault) -> Value {
    var numbers: [ExactDecimal] = []
    var areWhole = operation != .quotient
    for value in values {
      guard let number = value.exactDecimal else {
        throw FunctionFault(.notANumber, "A value of the calculation is not a number.")
      }
      areWhole = areWhole && value.kind == .integer
      numbers.append(number)
    }
    guard var result = numbers.first else { return .null }
    for number in numbers.dropFirst() {
      let next: ExactDecimal?
      switch operation {
      case .sum: next = sum(result, number)
      case .difference:
        next = ExactDecimal(-number.mantissa, scale: number.scale)
          .flatMap { sum(result, $0) }
      case .product: next = product(result, number)
      case .quotient: next = try quotient(result, number)
      case .minimum, .maximum, .daysBetween: next = nil
      }
      guard let next else {
        throw FunctionFault(.overflow, "The result has more than 38 digits.")
      }
      result = next
    }
    guard areWhole else { return .decimal(result) }
    guard let integer = result.integer else {
      throw FunctionFault(.overflow, "The result has more than 64 bits.")
    }
    return .integer(integer)
  }

  /// Whole days from the first to the second; instants count by their days in the zone.
  static func daysBetween(_ values: [Value], in zone: Zone) throws(FunctionFault) -> Value {
    guard values.count == 2, let first = day(values[0], zone), let second = day(values[1], zone)
    else {
      throw FunctionFault(.notADate, "The days between need two dates.")
    }
    return .integer(second - first)
  }

  private static func day(_ value: Value, _ zone: Zone) -> Int64? {
    switch value.kind {
    case .date: value.days
    case .instant: ShownMoment(value.moment, in: zone).date.days
    case .null, .boolean, .integer, .decimal, .text, .list, .record, .number, .json: nil
    }
  }

  private static func sum(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
    let scale = max(left.scale, right.scale)
    let (first, overflowsFirst) = left.mantissa.multipliedReportingOverflow(
      by: Int128(ExactDecimal.power(scale - left.scale))
    )
    let (second, overflowsSecond) = right.mantissa.multipliedReportingOverflow(
      by: Int128(ExactDecimal.power(scale - right.scale))
    )
    let (total, overflows) = first.addingReportingOverflow(second)
    guard !overflowsFirst, !overflowsSecond, !overflows else { return nil }
    return ExactDecimal(total, scale: scale)
  }

  private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
    let (left, right) = (left.normalized, right.normalized)
    let (mantissa, overflows) = left.mantissa.multipliedReportingOverflow(by: right.mantissa)
    return overflows ? nil : ExactDecimal(mantissa, scale: left.scale + right.scale)
  }

  /// To ten digits after the point, half to even, without zeros at the end.
  private static func quotient(
    _ left: ExactDecimal,
    _ right: ExactDecimal
  ) throws(FunctionFault) -> ExactDecimal? {
    let (left, right) = (left.normalized, right.normalized)
    guard right.mantissa != 0 else { throw FunctionFault(.overflow, "The divisor is 0.") }
    // left / right = (left × 10^(10 + right.scale - left.scale) / right) × 10^-10.
    let power = quotientScale + right.scale - left.scale
    var dividend = left.mantissa
    var divisor = right.mantissa
    guard abs(power) <= ExactDecimal.scaleMax else { return nil }
    let factor = Int128(ExactDecimal.power(abs(power)))
    let (scaled, overflows) =
      power >= 0
      ? dividend.multipliedReportingOverflow(by: factor)
      : divisor.multipliedReportingOverflow(by: factor)
    guard !overflows else { return nil }
    if power >= 0 { dividend = scaled } else { divisor = scaled }
    let mantissa = Rounding.halfEven.divided(dividend, by: divisor)
    return ExactDecimal(mantissa, scale: quotientScale)?.normalized
  }
}
