package import Records

/// Reads one end of a range of numbers.
package struct ParseRange: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_range",
    "Reads one end, or the middle, of a range such as 51-200; a single number is all of them.",
    parameters: [
      .init("part", .word(["low", "high", "middle"]), "middle: rounded down"),
      .init("group_separator", .text, required: false, NumberText.groupNote),
    ],
    takes: .text,
    gives: .type(.int),
    fallible: true,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let part =
      switch step.text("part") {
      case "low": "the lower end"
      case "high": "the upper end"
      default: "the middle"
      }
    return StepWording(
      "\(part) of the range it says\(step.numberForm)",
      loses: "the rest of the range",
      fails: step.noNumber("is no number and no range")
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(51, from: "51-200 employees", ["part": "low"], because: "the lower end"),
    .gives(125, from: "51 to 200", ["part": "middle"], because: "half-way, rounded down"),
    .gives(10_000_000, from: "10M+", ["part": "low"], because: "k, M and B count"),
    .gives(
      2400,
      from: "at least 2,400",
      ["part": "high", "group_separator": ","],
      because: "words do not matter, one number is both ends"
    ),
    .gives(nil, from: nil, ["part": "low"], because: "null stays null"),
    .fails(.notANumber, from: "many", ["part": "low"], because: "no number"),
    .fails(.notANumber, from: "200-51", ["part": "low"], because: "the ends do not rise"),
    .fails(
      .notANumber,
      from: "5,10",
      ["part": "low", "group_separator": ","],
      because: "a group has three digits"
    ),
  ]

  private enum Part {
    case low
    case high
    case middle
  }

  private let part: Part
  private let form: NumberText
  private let group: [UInt8]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    switch try arguments.word("part", of: ["low", "high", "middle"]) {
    case "low": part = .low
    case "high": part = .high
    default: part = .middle
    }
    form = try NumberText(arguments)
    group = Array(try arguments.text("group_separator", default: "").utf8)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    var ends: [Int64] = []
    var last = input.range.lowerBound
    while let digits = digits(from: last, input.range.upperBound, in: arena.bytes) {
      let between = String(decoding: arena.bytes[last..<digits.lowerBound], as: UTF8.self)
      guard ends.isEmpty || Self.joins.contains(between.trimmed.lowercased()), ends.count < 2,
        let number = form.read(digits, in: arena)
      else { throw Self.fault }
      let (power, end) = magnitude(at: digits.upperBound, input.range.upperBound, in: arena.bytes)
      guard let whole = Magnitude.stretched(number, by: power)?.integer else { throw Self.fault }
      ends.append(whole)
      last = end
    }
    guard let low = ends.first, let high = ends.last, low <= high else { throw Self.fault }
    switch part {
    case .low: return .integer(low)
    case .high: return .integer(high)
    case .middle: return .integer(low + (high - low) / 2)
    }
  }

  /// The next number: digits, with a point or group separators between them.
  private func digits(from start: Int, _ end: Int, in bytes: [UInt8]) -> Range<Int>? {
    func isDigit(_ index: Int) -> Bool { index < end && bytes[index] &- UInt8(ascii: "0") < 10 }
    guard let first = (start..<end).first(where: isDigit) else { return nil }
    var last = first + 1
    while last < end {
      if isDigit(last) {
        last += 1
      } else if bytes[last] == UInt8(ascii: "."), isDigit(last + 1) {
        last += 2
      } else if !group.isEmpty, UTF8Text.holds(group, at: last, end: end, in: bytes),
        isDigit(last + group.count)
      {
        last += group.count + 1
      } else {
        break
      }
    }
    return first..<last
  }

  /// The power of ten that letters right after a number stand for, and where they end.
  private func magnitude(at start: Int, _ end: Int, in bytes: [UInt8]) -> (power: Int, end: Int) {
    var letters = start
    while letters < end, (bytes[letters] | 0x20) &- UInt8(ascii: "a") < 26 { letters += 1 }
    let word = String(decoding: bytes[start..<letters], as: UTF8.self)
    return Magnitude.power(word).map { ($0, letters) } ?? (0, start)
  }

  private static let joins: Set<String> = ["-", "–", "—", "to", "..", "...", "…", "~", "and"]

  private static let fault = FunctionFault(.notANumber, "The text is no number and no range.")
}

extension String {
  fileprivate var trimmed: String {
    let body = drop { $0.isWhitespace }
    return String(body.reversed().drop { $0.isWhitespace }.reversed())
  }
}
