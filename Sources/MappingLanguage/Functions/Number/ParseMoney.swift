package import Records

/// Reads an amount of money; the currency is another field.
package struct ParseMoney: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_money",
    "Reads an amount of money and drops its currency; parentheses mean negative.",
    parameters: [
      .init("decimal_separator", .text, required: false, "a point unless said"),
      .init("group_separator", .text, required: false, NumberText.groupNote),
      .init(
        "magnitudes",
        .texts,
        required: false,
        "which of k, M, mn, B, bn, T or thousand, million … count after the number; none unless said"
      ),
    ],
    takes: .text,
    gives: .type(.dec),
    fallible: true,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let units = step.says("magnitudes") ? ", where \(step.all("magnitudes")) count" : ""
    return StepWording(
      "read as an amount of money\(step.numberForm)\(units)",
      loses: "the currency",
      fails: step.noNumber("is no amount of money")
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(.number("1200.50"), from: "US$ 1,200.50", ["group_separator": ","], because: "a sign"),
    .gives(
      .number("-5.5"),
      from: "(5,5) EUR",
      ["decimal_separator": ","],
      because: "bookkeepers' negative"
    ),
    .gives(.number("500"), from: "Rs.500", because: "the point belongs to the sign"),
    .gives(.number("0.50"), from: "$.50", because: "the point belongs to the number"),
    .gives(.number("3500000"), from: "$3.5M", ["magnitudes": ["k", "M"]], because: "millions"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notANumber, from: "$3.5M", because: "nobody said what M means"),
    .fails(.notANumber, from: "10 or 20 €", because: "two numbers"),
    .fails(
      .notANumber,
      from: "12.50 €",
      ["group_separator": ".", "decimal_separator": ","],
      because: "a group has three digits"
    ),
    .fails(.notANumber, from: "Total - $50", because: "a dash between words is no minus"),
  ]

  private let form: NumberText
  private let decimalSeparator: String
  private let magnitudes: Set<String>

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    form = try NumberText(arguments)
    decimalSeparator = try arguments.text("decimal_separator", default: ".")
    let words = arguments["magnitudes"] == nil ? [] : try arguments.texts("magnitudes")
    guard words.allSatisfy({ Magnitude.power($0) != nil }) else {
      throw ArgumentFault(
        "magnitudes",
        "some of \(Magnitude.words.joined(separator: ", ")) are needed"
      )
    }
    magnitudes = Set(words.map { $0.lowercased() })
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard let text = AmountText(input.range, in: arena), text.isPrice,
      var number = form.read(text.digits, in: arena)
    else { throw Self.fault }
    // "$.50" is half of one, "Rs.50" are fifty.
    let rest = text.before.dropLast(decimalSeparator.count)
    if text.before.hasSuffix(decimalSeparator), number.scale == 0, rest.last?.isLetter != true {
      let places = text.digits.count
      guard let fraction = ExactDecimal(number.mantissa, scale: places) else { throw Self.fault }
      number = fraction
    }
    for (index, word) in text.words.enumerated() {
      guard let power = Magnitude.power(word) else { continue }
      guard index == 0, magnitudes.contains(word.lowercased()),
        let stretched = Magnitude.stretched(number, by: power)
      else { throw Self.fault }
      number = stretched
    }
    guard text.isNegative else { return .decimal(number) }
    return .decimal(-number.mantissa, scale: number.scale)
  }

  private static let fault = FunctionFault(.notANumber, "The text is not an amount of money.")
}
