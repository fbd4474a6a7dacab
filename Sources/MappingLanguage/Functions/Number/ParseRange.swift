package import Records

/// Reads one end of a range of numbers.
///
/// A single number is all parts of its range, whatever words stand beside it: `at least 5`,
/// `under 5` and `5+` are 5. What may mean another number is an error: a dash that joins nothing or
/// is no minus, letters that touch a number and are no magnitude, words of other languages that are
/// one, a point before three digits where nobody says what it separates, digits of other scripts.
package struct ParseRange: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_range",
    "Reads one end, or the middle, of a range such as 51-200; a single number is all of them.",
    parameters: [
      .init("part", .word(["low", "high", "middle"]), "middle: rounded down"),
      .init(
        "decimal_separator",
        .text,
        required: false,
        "a point unless said, and then none before three digits"
      ),
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
      fails: step.noNumber("is no number and no range or may mean several")
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
    .gives(
      5000,
      from: "1.000-5.000 €",
      ["part": "high", "group_separator": ".", "decimal_separator": ","],
      because: "as written in Germany"
    ),
    .gives(
      1500,
      from: "1,5k",
      ["part": "low", "decimal_separator": ","],
      because: "a fraction of a thousand"
    ),
    .gives(1000, from: "1-5k", ["part": "low"], because: "one magnitude for both ends"),
    .gives(500, from: "500-1k", ["part": "low"], because: "only so do the ends rise"),
    .gives(
      200_000,
      from: "2 hundred thousand",
      ["part": "low"],
      because: "magnitudes in a row multiply"
    ),
    .gives(10, from: "$5-$10", ["part": "high"], because: "one sign, at both ends"),
    .gives(-5, from: "-5-10", ["part": "low"], because: "the first dash is a minus"),
    .gives(nil, from: nil, ["part": "low"], because: "null stays null"),
    .fails(.notANumber, from: "many", ["part": "low"], because: "no number"),
    .fails(.notANumber, from: "200-51", ["part": "low"], because: "the ends do not rise"),
    .fails(.notANumber, from: "5-", ["part": "low"], because: "open at its end, or negative"),
    .fails(.notANumber, from: "10 M", ["part": "low"], because: "millions, or metres"),
    .fails(.notANumber, from: "5 dozen", ["part": "low"], because: "no power of ten"),
    .fails(.notANumber, from: "1.000", ["part": "low"], because: "one, or one thousand"),
    .fails(.notANumber, from: "(5", ["part": "low"], because: "the parenthesis has no end"),
    .fails(.notANumber, from: "10MM", ["part": "low"], because: "no magnitude that is known"),
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

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    switch try arguments.word("part", of: ["low", "high", "middle"]) {
    case "low": part = .low
    case "high": part = .high
    default: part = .middle
    }
    form = try NumberText(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let text = RangeText(input.range, form)
    let (low, high) = try text.ends(in: arena)
    switch part {
    case .low: return .integer(low)
    case .high: return .integer(high)
    // The shift rounds down below zero too.
    case .middle: return .integer(Int64((Int128(low) + Int128(high)) >> 1))
    }
  }
}
