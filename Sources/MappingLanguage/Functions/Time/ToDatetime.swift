package import Records

/// Makes a point in time of a day.
package struct ToDatetime: MappingFunction {
  package static let signature = FunctionSignature(
    "to_datetime",
    "Makes a point in time of a day; the time of day is always said, midnight is a decision.",
    parameters: [
      .init("time", .text, "as in 09:00 or 17:30:15"),
      .init("time_zone", .text, required: false, "UTC unless said; \(WallClock.note)"),
    ],
    takes: .types([.date]),
    gives: .type(.datetime),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "at \(step.plain("time")) o'clock, in \(step.localTime)",
      fails: StepWording.outsideYears
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "2026-01-15T09:00:00.000Z",
      from: "2026-01-15",
      as: .date,
      ["time": "09:00"],
      because: "in UTC"
    ),
    .gives(
      "2026-01-14T22:30:00.000Z",
      from: "2026-01-15",
      as: .date,
      ["time": "00:30", "time_zone": "+02:00"],
      because: "two hours further east"
    ),
    .gives(nil, from: nil, as: .date, ["time": "09:00"], because: "null stays null"),
    .fails(
      .notADate,
      from: "0001-01-01",
      as: .date,
      ["time": "00:30", "time_zone": "+01:00"],
      because: "in UTC it is the year 0"
    ),
  ]

  private let second: Int
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let parts = try arguments.text("time").split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count == 2 ? Int($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count,
      (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy((0..<60).contains)
    else { throw ArgumentFault("time", "a time of day as 09:00 or 17:30:15 is needed") }
    second = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try WallClock.instant(input.civilDate, second: second, in: zone)
  }
}
