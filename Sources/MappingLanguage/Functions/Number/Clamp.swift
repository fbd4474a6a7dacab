package import Records

/// Puts a number that is too small or too large at the bound.
package struct Clamp: MappingFunction {
  package static let signature = FunctionSignature(
    "clamp",
    "Puts a number below the smallest at the smallest, one above the largest at the largest.",
    parameters: [
      .init("min", .integer, required: false, "no lower bound unless said"),
      .init("max", .integer, required: false, "no upper bound unless said"),
    ],
    takes: .number,
    gives: .sameAsInput,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let least = step.number("min").map { "at least \($0)" }
    let most = step.number("max").map { "at most \($0)" }
    let bounds = [least, most].compactMap { $0 }.listed("and")
    return StepWording("put to \(bounds)", loses: "how far it is from being \(bounds)")
  }

  package static let examples: [FunctionExample] = [
    .gives(100, from: 120, as: .int, ["min": 0, "max": 100], because: "a score has a top"),
    .gives(.number("0"), from: "-0.5", as: .dec, ["min": 0], because: "only one bound"),
    .gives(7, from: 7, as: .int, ["min": 0, "max": 100], because: "inside"),
    .gives(nil, from: nil, as: .int, ["max": 1], because: "null stays null"),
  ]

  private let least: ExactDecimal?
  private let most: ExactDecimal?

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let lower = try arguments.integer("min", default: nil)
    let upper = try arguments.integer("max", default: nil)
    guard lower != nil || upper != nil else { throw ArgumentFault("max", "a bound is needed") }
    guard lower ?? .min <= upper ?? .max else {
      throw ArgumentFault("max", "it is smaller than \"min\"")
    }
    least = lower.map { ExactDecimal(Int64($0)) }
    most = upper.map { ExactDecimal(Int64($0)) }
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let number = input.exactDecimal else { return input }
    let bound: ExactDecimal? =
      if let least, number < least { least } else if let most, number > most { most } else { nil }
    guard let bound else { return input }
    return input.kind == .integer ? .integer(bound.integer ?? 0) : .decimal(bound)
  }
}
