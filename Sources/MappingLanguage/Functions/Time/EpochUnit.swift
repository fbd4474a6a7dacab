/// What a count since 1970 counts; the finest is the greatest.
enum EpochUnit: String, CaseIterable, Comparable {
  case second
  case millisecond
  case microsecond

  static let parameter = FunctionSignature.Parameter("unit", .word(allCases.map(\.rawValue)))

  /// How many of them a second has.
  var perSecond: Int64 {
    switch self {
    case .second: 1
    case .millisecond: 1000
    case .microsecond: 1_000_000
    }
  }

  /// How many of the parameter `unit` a second has.
  static func perSecond(_ arguments: StepArguments) throws(ArgumentFault) -> Int64 {
    let word = try arguments.word("unit", of: allCases.map(\.rawValue))
    return EpochUnit(rawValue: word)?.perSecond ?? 1
  }

  static func < (left: EpochUnit, right: EpochUnit) -> Bool { left.perSecond < right.perSecond }
}
