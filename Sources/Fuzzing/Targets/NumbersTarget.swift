import Records

extension FuzzTarget {
  /// The separators before the fraction and between groups, a line each, then a number as people
  /// write it.
  static let numbers = FuzzTarget(
    "numbers",
    "What is read and written is read again as the same number, or range; ends of a range rise.",
    words: [
      "1,200.50", "(5,5)", "US$", "€", "k", "M", "Mrd", "cents", "kr", "51-200", "-5-10", "1-5k",
      "to",
      "3e4", "-0", ",-", "…",
    ]
  ) { input throws(BrokenLaw) in
    var input = LinedInput(input)
    let separators: [String: JSON] = [
      "decimal_separator": .string(input.line()), "group_separator": .string(input.line()),
    ]
    let text = input.rest
    for (name, more) in [
      ("to_decimal", [:]), ("to_integer", [:]),
      ("parse_money", ["magnitudes": ["k", "M", "bn", "trillion"]]),
    ] as [(String, [String: JSON])] {
      var arguments = separators.merging(more) { first, _ in first }
      if name == "to_integer" { arguments["decimal_separator"] = nil }
      guard let call = FunctionCall(trying: name, arguments),
        case .value(let number) = try call.outcome(of: .string(text)), number != .null
      else { continue }
      let plain = try FunctionCall(name).outcome(of: .string(number.text()))
      try expect(plain == .value(number), "\(name): \(number.text()) is read as \(plain)")
      try checkWriting(number, separators)
    }
    try checkRange(text, separators)
  }

  /// With all its digits, a number that is written is the number.
  private static func checkWriting(
    _ number: JSON,
    _ separators: [String: JSON]
  ) throws(BrokenLaw) {
    let scale = ExactDecimal(parsing: number.number ?? "")?.scale ?? 0
    var arguments = separators
    arguments["scale"] = .integer(scale)
    arguments["mode"] = "half_even"
    guard let write = FunctionCall(trying: "format_number", arguments),
      let read = FunctionCall(trying: "to_decimal", separators),
      case .value(let written) = try write.outcome(of: number)
    else { return }
    let again = try read.outcome(of: written)
    try expect(again == .value(number), "\(number.text()) is written \(written.text()): \(again)")
  }

  private static func checkRange(
    _ text: String,
    _ separators: [String: JSON]
  ) throws(BrokenLaw) {
    var ends: [Int?] = []
    for part: JSON in ["low", "middle", "high"] {
      guard
        let call = FunctionCall(
          trying: "parse_range",
          separators.merging(["part": part]) { $1 }
        )
      else { return }
      guard case .value(let end) = try call.outcome(of: .string(text)) else {
        ends.append(nil)
        continue
      }
      ends.append(end.int)
    }
    let known = ends.compactMap(\.self)
    try expect(known.isEmpty || known.count == 3, "only some parts of the range are read: \(ends)")
    try expect(known == known.sorted(), "the ends do not rise: \(ends)")
    guard let low = known.first, let high = known.last else { return }
    let written = "\(low) to \(high)"
    for (part, end) in [("low", low), ("high", high)] {
      let again = try FunctionCall("parse_range", ["part": .string(part)]).outcome(
        of: .string(written)
      )
      try expect(again == .value(.integer(end)), "\(written) is read as \(again)")
    }
  }
}
