package import Records

/// Finds the country that a text means.
package struct ToCountry: MappingFunction {
  package static let signature = FunctionSignature(
    "to_country",
    "Finds the country that a name or a code means (ISO 3166-1).",
    parameters: [
      .init("to", .word(["alpha2", "alpha3", "name"]), "DE, DEU or Germany"),
      .init(
        "from",
        .texts,
        required: false,
        "languages of the input; all that are known unless said"
      ),
      .init("locale", .text, required: false, "language of the name; en unless said"),
    ],
    takes: .text,
    gives: .type(.country),
    fallible: true,
    total: true,
    tables: [.countries]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let form =
      switch step.text("to") {
      case "alpha2": "two-letter code"
      case "alpha3": "three-letter code"
      default: "name"
      }
    return StepWording("as the \(form) of the country it names", fails: "names no country")
  }

  package static let examples: [FunctionExample] = [
    .gives("DE", from: "germany", ["to": "alpha2"], because: "a name in any case"),
    .gives("USA", from: "U.S.", ["to": "alpha3"], because: "what people write"),
    .gives("Czechia", from: "CZE", ["to": "name"], because: "the short name"),
    .gives("CI", from: "Cote d'Ivoire", ["to": "alpha2"], because: "accents do not matter"),
    .gives(
      "Deutschland",
      from: "Allemagne",
      ["to": "name", "locale": "de"],
      because: "other languages"
    ),
    .gives(
      "CG",
      from: "Kongo",
      ["to": "alpha2", "from": ["pl"]],
      because: "what only one language means"
    ),
    .gives(nil, from: nil, ["to": "alpha2"], because: "null stays null"),
    .fails(.notACountry, from: "Atlantis", ["to": "alpha2"], because: "no country"),
  ]

  private let countries: [CountryTable.Country]
  private let names: NameTable
  private let results: [[UInt8]]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let table: CountryTable = arguments.resources[.countries].content()
    countries = table.countries
    if arguments["from"] != nil {
      let languages = try arguments.texts("from")
      for tag in languages { _ = try Self.language(tag, "from", table) }
      names = table.names(in: languages)
    } else {
      names = table.everyName
    }
    switch try arguments.word("to", of: ["alpha2", "alpha3", "name"]) {
    case "alpha2": results = countries.map(\.alpha2)
    case "alpha3": results = countries.map(\.alpha3)
    default:
      let tag = arguments["locale"] == nil ? "en" : try arguments.text("locale")
      results = try Self.language(tag, "locale", table)
    }
  }

  /// The names of the countries in the language of a tag such as `de` or `de-AT`.
  private static func language(
    _ tag: String,
    _ parameter: String,
    _ table: CountryTable
  ) throws(ArgumentFault) -> [[UInt8]] {
    let language = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
    guard let names = table.names(in: String(language)) else {
      let known = (["en"] + table.languages).joined(separator: ", ")
      throw ArgumentFault(
        parameter,
        "names of countries in \"\(tag)\" are not known; there are \(known)"
      )
    }
    return names
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let place = names.index(of: Array(arena.bytes[range])) else {
      throw FunctionFault(.notACountry, "The text names no country.")
    }
    let start = arena.position
    arena.append(results[place])
    return arena.text(from: start)
  }
}
