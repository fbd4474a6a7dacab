package import Records

/// Names the range a number falls into.
package struct Bucket: MappingFunction, SampledFunction {
  package static let signature = FunctionSignature(
    "bucket",
    "Names the range a number falls into.",
    parameters: [
      .init("bounds", .scalars, "rising; one more than labels; null first or last: no bound"),
      .init("labels", .texts, "one for each range"),
      .init("closed", .word(["lower", "upper"]), "the bound that belongs to its range"),
      .init("outside", .word(["null", "error"]), "what a number outside all ranges becomes"),
    ],
    takes: .number,
    gives: .type(.option),
    fallible: true,
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let labels = step.all("labels")
    let outside = "is in none of the ranges \(labels)"
    let isError = step.text("outside") == "error"
    return StepWording(
      "by its range (\(step.ranges))",
      loses: "the number itself",
      fails: isError ? outside : nil,
      vanishes: isError ? nil : "\(step.it) \(outside)"
    )
  }

  private static let sizes: [String: JSON] = [
    "bounds": [1, 50, 250, nil], "labels": ["1-49", "50-249", "250+"], "closed": "lower",
  ]

  package static let examples: [FunctionExample] = [
    .gives("50-249", from: 50, as: .int, sizes.adding("outside", "null"), because: "closed below"),
    .gives(
      "250+",
      from: 9000,
      as: .int,
      sizes.adding("outside", "null"),
      because: "no upper bound"
    ),
    .gives(nil, from: 0, as: .int, sizes.adding("outside", "null"), because: "below all ranges"),
    .gives(nil, from: nil, as: .int, sizes.adding("outside", "error"), because: "not outside"),
    .fails(.unlisted, from: 0, as: .int, sizes.adding("outside", "error"), because: "on purpose"),
  ]

  private let bounds: [ExactDecimal?]
  private let labels: [[UInt8]]
  private let closesLower: Bool
  private let failsOutside: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    labels = try arguments.texts("labels").map { Array($0.utf8) }
    guard !labels.isEmpty, !labels.contains([]) else {
      throw ArgumentFault("labels", "a list of texts that are not empty is needed")
    }
    bounds = try Self.bounds(arguments)
    guard bounds.count == labels.count + 1 else {
      throw ArgumentFault("bounds", "\(labels.count) labels need \(labels.count + 1) bounds")
    }
    closesLower = try arguments.word("closed", of: ["lower", "upper"]) == "lower"
    failsOutside = try arguments.word("outside", of: ["null", "error"]) == "error"
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let number = input.exactDecimal else {
      throw FunctionFault(.notANumber, "The value is not a number.")
    }
    for index in labels.indices where holds(number, bounds[index], bounds[index + 1]) {
      let start = arena.position
      arena.append(labels[index])
      return arena.text(from: start)
    }
    arena.remarks.insert(.unlisted)
    guard failsOutside else { return .null }
    throw FunctionFault(.unlisted, "The number is outside all ranges.")
  }

  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind? {
    guard let number = input.exactDecimal else { return nil }
    let isInside = labels.indices.contains { holds(number, bounds[$0], bounds[$0 + 1]) }
    return isInside ? nil : .unlisted(input, arena)
  }

  private func holds(_ number: ExactDecimal, _ low: ExactDecimal?, _ high: ExactDecimal?) -> Bool {
    if let low, closesLower ? number < low : number <= low { return false }
    if let high, closesLower ? number >= high : number > high { return false }
    return true
  }

  private static func bounds(_ arguments: StepArguments) throws(ArgumentFault) -> [ExactDecimal?] {
    let items = arguments["bounds"]?.array ?? []
    var bounds: [ExactDecimal?] = []
    var last: ExactDecimal?
    for (index, item) in items.enumerated() {
      if item.isNull, index == 0 || index == items.count - 1 {
        bounds.append(nil)
        continue
      }
      guard let bound = item.number.flatMap({ ExactDecimal(parsing: $0) }) else {
        throw ArgumentFault("bounds", "a list of numbers is needed, null only first or last")
      }
      if let last, bound <= last { throw ArgumentFault("bounds", "the bounds do not rise") }
      last = bound
      bounds.append(bound)
    }
    return bounds
  }
}

extension Dictionary<String, JSON> {
  fileprivate func adding(_ name: String, _ value: JSON) -> [String: JSON] {
    merging([name: value]) { $1 }
  }
}
