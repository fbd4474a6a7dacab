import Records
import Testing

@testable import MappingLanguage

/// Amounts and ranges as people type them: what could mean another number is refused.
@Suite struct AmountReadingTests {
  /// What a text is read as; the message of the fault where it is refused.
  private func read(_ name: String, _ arguments: [String: JSON], _ text: String) throws -> String {
    let function = try #require(FunctionCatalog[name]).init(StepArguments(arguments))
    var arena = Arena()
    let input = arena.text(text)
    do throws(FunctionFault) {
      return ValueWriter.text(try function.apply(input, &arena), in: arena)
    } catch {
      #expect(error.code == .notANumber)
      return error.message
    }
  }

  private func isNumber(_ text: String) -> Bool { ExactDecimal(parsing: text) != nil }

  // MARK: Money

  private func money(_ text: String, _ magnitudes: [JSON] = []) throws -> String {
    let stated: [String: JSON] = magnitudes.isEmpty ? [:] : ["magnitudes": .array(magnitudes)]
    return try read("parse_money", stated.merging(["group_separator": ","]) { $1 }, text)
  }

  @Test(arguments: [
    "2MM", "2 MM", "2 mil", "2 Tsd. €", "2 Mia", "2 grand", "2 kEUR", "2 TEUR", "2 MUSD", "2 mkr",
    "2 M USD k", "2 EUR k", "2 hundred", "2 dozen", "2万円", "2 тыс. ₽", "2 G", "2 MM$", "2 t USD",
    "2 EUR T", "k€ 2", "M 2", "$M 2", "approx. 2", "ca. 2 €", "2 net", "2 € net", "2 per month",
    "2 € / year", "2 units", "2 R", "silver 2", "EUR USD 2", "2 Ⅿ", "2 ᵏ",
  ])
  func `a word beside an amount that is no currency is refused`(_ text: String) throws {
    #expect(try !isNumber(money(text, ["k", "M"])), "\(text)")
    #expect(try !isNumber(money(text)), "\(text)")
  }

  @Test(arguments: [
    ("2 mln", "mln", "2000000"), ("2 Mrd", "mrd", "2000000000"), ("2 lakh", "lakh", "200000"),
    ("2 crore", "crore", "20000000"), ("2 Mio. €", "mio", "2000000"), ("2M€", "m", "2000000"),
    ("2 hundred", "hundred", "200"), ("2 $M", "m", "2000000"), ("$2 Bn", "bn", "2000000000"),
    ("2 million US dollars", "million", "2000000"), ("2T$", "t", "2000000000000"),
  ])
  func `a magnitude counts where it is stated, and is named where not`(
    _ text: String,
    _ word: String,
    _ number: String
  ) throws {
    #expect(try money(text, [.string(word)]) == number)
    let message = try money(text)
    #expect(message == "\"\(word)\" after the number counts only where \"magnitudes\" says so.")
    #expect(try money(text, ["thousand"]) == message)
  }

  @Test func `before the number no magnitude counts`() throws {
    for text in ["k€ 2", "K 2", "million $2", "T$ 2"] {
      let message = try money(text, ["k", "million", "T"])
      #expect(message.hasSuffix(" stands before the number, and counts only after it."), "\(text)")
    }
  }

  @Test(arguments: [
    "50 cents", "50¢", "50p", "50 c", "50ct", "50 Cent", "50 pence", "1 penny", "¢50", "¢ 50 USD",
    "50￠", "50 US cents",
  ])
  func `cents and pence are not read as whole units`(_ text: String) throws {
    let message = try money(text)
    #expect(message == "The text counts cents or pence, and not whole units of a currency.")
  }

  @Test(arguments: [
    "$50", "50 $", "US$50", "$US 50", "US $50", "50 $ US", "USD 50", "usd50", "50USD", "USD $50",
    "50 CAD$", "A$50", "C$ 50", "S$50", "HK$50", "CN¥50", "¥50", "GH₵ 50", "50 EUR", "50 euros",
    "€ 50 EUR", "50 Euro (€)", "50 dollars", "50 US dollars", "50 U.S. dollars", "£50 sterling",
    "50 pounds", "50 kr", "50 kr.", "50 Rs", "Rs.50", "Rs. 50", "R50", "R 50", "P50", "50 zł",
    "50 Kč", "50 Ft", "Fr. 50.–", "SFr. 50", "50 francs", "CHF 50", "50 Swiss francs",
    "50 F\u{A0}CFA",
    "50 د.إ.", "50 د.إ", "Kz 50", "KM 50", "50 yen", "50 rupees", "50 pesos", "50 Colón", "₿ 50",
    "50,-", "50,- €", "50.-", "+50", "(EUR) 50", "50",
  ])
  func `codes, names and signs of currencies do not matter`(_ text: String) throws {
    #expect(try money(text) == "50", "\(text)")
  }

  @Test(arguments: [
    "5 -", "5 €-", "5 € -", "5 EUR -", "–5 €", "—5", "EUR–5", "5–", "5- EUR", "5-€", "‐5", "‑5",
    "−5", "EUR ‑5", "€ -5", "EUR -5", "USD —5", "Fr. -5", "Fr.-5", "€-5", "-€5", "- 5", "- EUR 5",
    "-US-Dollar 5", "5 US-Dollar -", "USD -$5", "(5)", "(5 EUR)", "(5) EUR", "EUR (5)", "(-5)",
    "-5,-", "5,- -", "5.-- € -",
  ])
  func `a dash of any kind beside the amount is a minus`(_ text: String) throws {
    #expect(try money(text) == "-5", "\(text)")
  }

  @Test(arguments: [
    "(5", "5)", ")5(", "((5))", "(5 EUR", "EUR) 5", "--5", "-5-", "+-5", "EUR - 5", "EUR- 5",
    "5 - EUR", "5-EUR", "5 -EUR", "US-$5", "-(5)-", "5 EUR – $",
  ])
  func `a sign that may be none is refused`(_ text: String) throws {
    let message = try money(text)
    #expect(message.hasPrefix("A dash, sign or parenthesis") || message.hasPrefix("A word"))
  }

  @Test(arguments: [
    "$5 USD", "$5 CAD", "$5 CLP", "US$ 5 USD", "€5 EUR", "EUR 5 €", "£5 GBP", "¥5 JPY", "CN¥5 CNY",
    "¥5 CNY", "kr 5 SEK", "kr. 5 DKK", "Fr. 5 CHF", "R5 ZAR", "Rs. 5 INR", "C$5 CAD",
    "$5 dollars", "$5 US dollars", "USD 5 US dollars", "5 US-Dollar", "US-Dollar 5", "5.--",
    "5,–", "€ 5 euros",
  ])
  func `one currency may be named twice`(_ text: String) throws {
    #expect(try money(text) == "5", "\(text)")
  }

  @Test(arguments: [
    "$5 EUR", "€5 USD", "EUR 5 USD", "£5 €", "EUR $5", "5 EUR $", "kr 5 EUR", "C$5 USD", "R5 INR",
    "$€5", "$5 euros", "₿5 USD",
  ])
  func `two currencies are refused`(_ text: String) throws {
    #expect(try !isNumber(money(text)), "\(text)")
  }

  @Test func `a minus counts with the separators of other lands too`() throws {
    let form: [String: JSON] = ["group_separator": ".", "decimal_separator": ","]
    for text in ["1.234,50 -", "1.234,50 €-", "1.234,50 EUR -", "–1.234,50 €", "EUR -1.234,50"] {
      #expect(try read("parse_money", form, text) == "-1234.50", "\(text)")
    }
  }

  @Test func `magnitudes of many are those of one`() throws {
    #expect(try money("5 millions", ["million"]) == "5000000")
    #expect(try money("5 million", ["millions"]) == "5000000")
    #expect(try !isNumber(money("5 millions", ["thousand"])))
  }

  @Test func `a message names no word of the record`() throws {
    for text in ["2 Lindqvist", "Lindqvist 2", "Lindqvist EUR 2"] {
      let message = try money(text)
      #expect(message == "A word beside the number is no currency and no magnitude.")
    }
  }

  @Test func `a version that keeps an older table reads signs all the same`() throws {
    var arguments = StepArguments([:])
    let table = DataTable(.currencies, edition: "old", text: "EUR Euro|=€\nPLN Zloty|=zł")
    arguments.resources[.currencies] = table
    let function = try #require(FunctionCatalog["parse_money"]).init(arguments)
    var arena = Arena()
    for (text, isRead) in [("$5", true), ("5 zł", true), ("5 Kč", false), ("5 CZK", false)] {
      let input = arena.text(text)
      let number = try? function.apply(input, &arena)
      #expect((number != nil) == isRead, "\(text)")
    }
  }

  // MARK: Ranges

  /// `low…high`; the message where the range is refused.
  private func range(
    _ text: String,
    _ separators: [String: JSON] = ["group_separator": ","]
  ) throws -> String {
    func part(_ name: JSON) throws -> String {
      try read("parse_range", separators.merging(["part": name]) { $1 }, text)
    }
    let ends = [try part("low"), try part("high")]
    let middle = try part("middle")
    guard isNumber(ends[0]) else {
      #expect(ends[0] == ends[1] && ends[0] == middle, "only some parts are read")
      return ends[0]
    }
    return ends.joined(separator: "…")
  }

  @Test(arguments: [
    ("-5-10", "-5…10"), ("-10--5", "-10…-5"), ("−10 to −5", "-10…-5"), ("-10 - -5", "-10…-5"),
    ("-5 – 10", "-5…10"), ("-$5", "-5…-5"), ("(-5 to 10)", "-5…10"), ("at: -5", "-5…-5"),
    ("5 -10", "5…10"), ("5- 10", "5…10"),
    ("1-5k", "1000…5000"), ("1 to 5 million", "1000000…5000000"), ("1.5-2k", "1500…2000"),
    ("-1-5k", "-1000…5000"), ("500-1k", "500…1000"), ("1-1k", "1…1000"), ("1k-5k", "1000…5000"),
    ("900k-2M", "900000…2000000"), ("between 1 and 5M", "1000000…5000000"), ("0-1k", "0…1000"),
    ("10 thousand", "10000…10000"), ("2 Mrd. €", "2000000000…2000000000"),
    ("5lakh", "500000…500000"),
    ("10k€", "10000…10000"), ("10k+ users", "10000…10000"),
    ("under 10", "10…10"), ("<10", "10…10"), ("10+", "10…10"), ("up to 50 seats", "50…50"),
    ("at least 2,400", "2400…2400"), ("51-200 - Mid-Market", "51…200"),
    ("Mid-Market 51-200", "51…200"),
    ("50-person team", "50…50"), ("(51-200)", "51…200"), ("Small (5 seats)", "5…5"),
    ("$5-$10", "5…10"), ("$1k - $5k", "1000…5000"), ("5€-10€", "5…10"), ("5%-10%", "5…10"),
    ("5 % – 10 %", "5…10"), ("5−10", "5…10"), ("5‑10", "5…10"), ("5–10", "5…10"), ("5—10", "5…10"),
    ("-$10 to -$5", "-10…-5"), ("5 millions", "5000000…5000000"), ("3 lakhs", "300000…300000"),
    ("2 thousands", "2000…2000"), ("5 crores", "50000000…50000000"),
    ("5-million", "5000000…5000000"),
    ("2 hundred thousand", "200000…200000"), ("5k million", "5000000000…5000000000"),
    ("51-200 Mitarbeiter", "51…200"), ("5 milestones", "5…5"),
    ("51-200 employees", "51…200"), ("EUR500-1,000", "500…1000"), ("0-1,000", "0…1000"),
    ("$5-10", "5…10"), ("5,- €", "5…5"), ("Rs.500", "500…500"),
  ])
  func `signs and magnitudes count where they can only mean one thing`(
    _ text: String,
    _ ends: String
  ) throws {
    #expect(try range(text) == ends, "\(text)")
  }

  @Test(arguments: [
    "minus 5", "negative 5", "Minus EUR 5", "-(5)", "- (5)", "5€-", "5 EUR -", "‑5", "-$10 -$5",
    "- 5", "Tier-5", "Total - 50", "–5", "Size - 51-200", "5-", "5 -", "50–", "5- EUR", "(5)",
    "($5)", "-10 -5", "+-5", "10 -- 20", "5 - 10 - 15", "10 to -20", "-10 to -20", "-10--20",
  ])
  func `a dash that may be a minus is refused`(_ text: String) throws {
    let ends = try range(text)
    #expect(!ends.contains("…"), "\(text): \(ends)")
  }

  @Test(arguments: [
    "10 Tsd", "10 Tsd. €", "10 Tausend", "10 Millionen", "10 mil", "10 mille", "5 dozen", "10 MM",
    "5 hundred dozen", "5 (thousands)", "5 - 10 Tsd", "5€ million", "10 тыс.", "$5-€10", "5%-$10",
    "2 trillion trillion trillion trillion", "1.000-5.000", "1.000", "1-5.000", "1.500k",
    "10MM", "10kEUR", "5mm", "1st-2nd", "10x", "under-50s", "51-200人", "10 M", "5 m", "10 T-shirts",
    "1-5 k", "5万", "5 万", "5½", "½-5", "10²", "٥-10", "5k-10", "1k-1", "1.5-2", "1.2345k", ".5",
    "under .5k", ",5-2",
    "9223372036854775807k", "5-9223372036854775808", "B2B", "v2", "Covid19", "A1-10", "0,500",
    "0,005-1", "000,001", "0,123,456",
  ])
  func `letters and digits that may make another number are refused`(_ text: String) throws {
    let ends = try range(text)
    #expect(!ends.contains("…"), "\(text): \(ends)")
  }

  @Test(arguments: [
    ("1.000-5.000 €", ".", ",", "1000…5000"), ("1.000 bis", ".", ",", "1000…1000"),
    ("1,5-2,5k", "", ",", "1500…2500"), ("1.234.567,0", ".", ",", "1234567…1234567"),
    ("1.000-5.000 €", "", ",", nil), ("1.00-5.000", ".", ",", nil), ("1,5-2", "", ",", nil),
    ("1,000", "", ",", "1…1"), ("1.000", "", ".", "1…1"), ("1.500k", "", ".", "1500…1500"),
    ("1.000", "", nil, nil), ("1.000", ",", nil, nil), ("1,000", ",", ".", "1000…1000"),
    ("0.250-0.500", ".", ",", nil), ("1·000", "", "·", "1…1"), ("·5", "", "·", nil),
    ("5.-", "", ",", "5…5"),
    ("1'000'000-2'000'000", "'", nil, "1000000…2000000"), ("1 000–5 000", " ", ",", "1000…5000"),
  ])
  func `separators are those that the step says`(
    _ text: String,
    _ group: String,
    _ decimal: String?,
    _ ends: String?
  ) throws {
    var separators: [String: JSON] = ["group_separator": .string(group)]
    if let decimal { separators["decimal_separator"] = .string(decimal) }
    let found = try range(text, separators)
    #expect(found.contains("…") ? found == ends : ends == nil, "\(text): \(found)")
  }

  @Test(arguments: [
    "(5", "5)", "((5)", "(5))", "($5", "(5%)", "-(5", "5 (", ")5(", "(5-10", "5-10)",
  ])
  func `amounts and ranges with a parenthesis that has no other are refused`(
    _ text: String
  ) throws {
    #expect(try !range(text).contains("…"), "\(text)")
    if text != "(5%)" && !text.contains("10") { #expect(try !isNumber(money(text)), "\(text)") }
    #expect(try !isNumber(read("to_decimal", [:], text)), "\(text)")
    #expect(try !isNumber(read("to_integer", [:], text)), "\(text)")
  }

  @Test func `the middle is rounded down, below zero too, and never too large`() throws {
    for (text, middle) in [
      ("-5-10", "2"), ("-10--5", "-8"), ("-3-0", "-2"), ("1-4", "2"),
      ("-9223372036854775808 to 9223372036854775807", "-1"),
      ("9223372036854775806 to 9223372036854775807", "9223372036854775806"),
    ] {
      #expect(try read("parse_range", ["part": "middle"], text) == middle, "\(text)")
    }
  }

  @Test func `the message says what is in doubt`() throws {
    let dash = "A dash beside the number may be a minus, or may not."
    #expect(try range("Tier-5") == dash)
    #expect(try range("5-") == dash)
    let letters = "The letters right after a number are no magnitude."
    #expect(try range("10MM") == letters)
    let letter = "A letter apart from the number may be a magnitude, or may not."
    #expect(try range("10 M") == letter)
  }
}
