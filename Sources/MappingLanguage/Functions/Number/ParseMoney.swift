package import Records

/// Reads an amount of money; the currency is another field.
///
/// Beside the number may stand a currency, as its code, its name or its sign, and after it a
/// magnitude that the step states. Any other word is an error, harmless ones such as "approx.",
/// "net" and "per month" too: nobody can list the words that change an amount, and a step before
/// this one can take off those that a person knows to be harmless.
package struct ParseMoney: MappingFunction {
  package static let signature = FunctionSignature(
    "parse_money",
    "Reads an amount of money and drops its currency; parentheses mean negative, other words fail.",
    parameters: [
      .init("decimal_separator", .text, required: false, "a point unless said"),
      .init("group_separator", .text, required: false, NumberText.groupNote),
      .init(
        "magnitudes",
        .texts,
        required: false,
        "which of k, M, mn, B, bn, T or thousand, million … count; others are an error"
      ),
    ],
    takes: .text,
    gives: .type(.dec),
    fallible: true,
    lossy: true,
    total: true,
    tables: [.currencies]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let units = step.says("magnitudes") ? ", where \(step.all("magnitudes")) count" : ""
    return StepWording(
      "read as an amount of money\(step.numberForm)\(units)",
      loses: "the currency",
      fails: step.noNumber(
        "is no amount of money or has a word beside it that is no currency"
          + "\(step.says("magnitudes") ? " and no such magnitude" : "")"
      )
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
    .fails(.notANumber, from: "2 Mrd EUR", ["magnitudes": ["k", "M"]], because: "not stated"),
    .fails(.notANumber, from: "2 kEUR", ["magnitudes": ["k"]], because: "no word that is known"),
    .fails(.notANumber, from: "50 € net", because: "other words are not guessed at"),
    .fails(.notANumber, from: "50 cents", because: "no whole units"),
    .gives(.number("50"), from: "50 US dollars", because: "a currency's name"),
    .fails(.notANumber, from: "10 or 20 €", because: "two numbers"),
    .gives(.number("-5.5"), from: "EUR –5.5", because: "any dash is a minus"),
    .gives(.number("-5"), from: "5 EUR -", because: "a minus may stand last"),
    .gives(.number("5"), from: "$5 CAD", because: "one currency, named twice"),
    .fails(.notANumber, from: "$5 EUR", because: "two currencies"),
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
  private let currencies: CurrencyTable

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
    magnitudes = Set(words.compactMap { Magnitude.word($0) })
    currencies = arguments.resources[.currencies].content()
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
    if let power = try magnitude(of: text) {
      guard let stretched = Magnitude.stretched(number, by: power) else { throw Self.fault }
      number = stretched
    }
    guard let isNegative = text.isNegative else {
      throw FunctionFault(
        .notANumber,
        "A dash, sign or parenthesis beside the amount may make it negative, or may not."
      )
    }
    guard isNegative else { return .decimal(number) }
    return .decimal(-number.mantissa, scale: number.scale)
  }

  /// The power of ten that a magnitude after the digits stands for, once all other words around
  /// them are a currency.
  private func magnitude(of text: AmountText) throws(FunctionFault) -> Int? {
    guard !text.isMinorUnit else {
      throw FunctionFault(
        .notANumber,
        "The text counts cents or pence, and not whole units of a currency."
      )
    }
    if let word = text.leadingMagnitude {
      throw FunctionFault(
        .notANumber,
        "\"\(word)\" stands before the number, and counts only after it."
      )
    }
    let (word, rest) = text.unit
    if let word, !magnitudes.contains(word) {
      throw FunctionFault(
        .notANumber,
        "\"\(word)\" after the number counts only where \"magnitudes\" says so."
      )
    }
    guard let first = currency(text.before, mayBeLetter: true),
      let second = currency(rest, mayBeLetter: false)
    else {
      throw FunctionFault(.notANumber, "A word beside the number is no currency and no magnitude.")
    }
    guard first.isNone || second.isNone || !first.places.isDisjoint(with: second.places) else {
      throw FunctionFault(.notANumber, "The text names two currencies.")
    }
    return word.flatMap { Magnitude.power($0) }
  }

  /// The currencies that what stands on one side of the digits can mean, and whether no word and
  /// no sign stands there; `nil` where a word there is no currency.
  ///
  /// A letter alone, as in `R 50`, is a currency before them only.
  private func currency(
    _ side: some StringProtocol,
    mayBeLetter: Bool
  ) -> (places: Set<Int>, isNone: Bool)? {
    let marks = { (character: Character) in !character.isLetter && !character.isCurrencySymbol }
    let words = String(side.drop(while: marks).reversed().drop(while: marks).reversed())
    if words.isEmpty { return ([], true) }
    let isLetter = words.count == 1 && words.contains(where: \.isLetter)
    guard mayBeLetter || !isLetter else { return nil }
    return currencies.meanings(words).map { ($0, false) }
  }

  private static let fault = FunctionFault(.notANumber, "The text is not an amount of money.")
}
