/// What a count since 1970 counts.
enum EpochUnit {
  private static let words = ["second", "millisecond", "microsecond"]

  static let parameter = FunctionSignature.Parameter("unit", .word(words))

  /// How many of the parameter `unit` a second has.
  static func perSecond(_ arguments: StepArguments) throws(ArgumentFault) -> Int64 {
    switch try arguments.word("unit", of: words) {
    case "second": 1
    case "millisecond": 1000
    default: 1_000_000
    }
  }
}
