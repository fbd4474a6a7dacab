package import Records

/// Writes a number as text, with so many digits after the point.
package struct FormatNumber: MappingFunction {
  package static let signature = FunctionSignature(
    "format_number",
    "Writes a number as text with a fixed number of digits after the point.",
    parameters: [
      .init("scale", .integer, "digits after the point, 0 to 38"),
      .init("mode", .word(Rounding.allCases.map(\.rawValue)), "how it is rounded, as in round"),
      .init("decimal_separator", .text, required: false, "a point unless said"),
      .init("group_separator", .text, required: false, "between thousands; none unless said"),
    ],
    takes: .number,
    gives: .type(.text),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "written with \(step.rounding)\(step.numberForm)",
      loses: "further digits after the point"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "1,234.50",
      from: "1234.5",
      as: .dec,
      ["scale": 2, "mode": "half_up", "group_separator": ","],
      because: "zeros are filled up"
    ),
    .gives(
      "-1.000,13",
      from: "-1000.125",
      as: .dec,
      ["scale": 2, "mode": "half_up", "decimal_separator": ",", "group_separator": "."],
      because: "as written in Germany"
    ),
    .gives(
      "999",
      from: 999,
      as: .int,
      ["scale": 0, "mode": "down"],
      because: "no point, no group"
    ),
    .gives(nil, from: nil, as: .int, ["scale": 0, "mode": "down"], because: "null stays null"),
  ]

  private let scale: Int
  private let rounding: Rounding
  private let decimalSeparator: [UInt8]
  private let groupSeparator: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    scale = try arguments.integer("scale")
    guard (0...ExactDecimal.scaleMax).contains(scale) else {
      throw ArgumentFault("scale", "a number from 0 to \(ExactDecimal.scaleMax) is needed")
    }
    let mode = try arguments.word("mode", of: Rounding.allCases.map(\.rawValue))
    rounding = Rounding(rawValue: mode) ?? .halfEven
    // The same rules as for reading: what is written can be read again.
    _ = try NumberText(arguments)
    decimalSeparator = Array(try arguments.text("decimal_separator", default: ".").utf8)
    groupSeparator = Array(try arguments.text("group_separator", default: "").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let number = input.exactDecimal else { return .null }
    let rounded = rounding.rounded(number, scale: scale)
    var digits = Array(String(rounded.mantissa.magnitude).utf8)
    let zero = UInt8(ascii: "0")
    if digits.count <= rounded.scale {
      digits = [UInt8](repeating: zero, count: rounded.scale + 1 - digits.count) + digits
    }
    let whole = digits.dropLast(rounded.scale)
    let start = arena.position
    if rounded.mantissa < 0 { arena.append(UInt8(ascii: "-")) }
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { arena.append(groupSeparator) }
      arena.append(digit)
    }
    if scale > 0 {
      arena.append(decimalSeparator)
      arena.append(digits.suffix(rounded.scale))
      for _ in rounded.scale..<scale { arena.append(zero) }
    }
    return arena.text(from: start)
  }
}
