import Records

/// A number of a step, and what is done with it.
enum Arithmetic {
  static let byNote = "a number"

  /// The constant of the parameter `by`.
  static func number(
    _ name: String,
    of arguments: StepArguments
  ) throws(ArgumentFault) -> ExactDecimal {
    guard let number = arguments[name]?.number.flatMap({ ExactDecimal(parsing: $0) }) else {
      throw ArgumentFault(name, "a number of at most 38 digits is needed")
    }
    return number
  }

  /// Two numbers, put together by one of the operations of `calc`.
  static func result(
    _ operation: CompiledExpression.Operation,
    _ input: Value,
    _ number: ExactDecimal
  ) throws(FunctionFault) -> Value {
    let isWhole = number.scale == 0
    let other = isWhole ? number.integer.map { Value.integer($0) } : nil
    return try Calculation.number(operation, [input, other ?? .decimal(number)])
  }
}
