package import Records

/// Finds the country that a text means.
package struct ToCountry: MappingFunction {
  package static let signature = FunctionSignature(
    "to_country",
    "Finds the country that a name or a code means (ISO 3166-1).",
    parameters: [
      .init("to", .word(["alpha2", "alpha3", "name"]), "DE, DEU or Germany"),
      .init("from", .texts, required: false, "languages of the input; only en is installed"),
      .init("locale", .text, required: false, "language of the name; only en is installed"),
    ],
    takes: .text,
    gives: .type(.country),
    fallible: true,
    total: true,
    aliases: ["country_code", "parse_country", "normalize_country", "iso_country", "country"]
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
    .gives(nil, from: nil, ["to": "alpha2"], because: "null stays null"),
    .fails(.notACountry, from: "Atlantis", ["to": "alpha2"], because: "no country"),
  ]

  private enum Form {
    case alpha2
    case alpha3
    case name
  }

  private let form: Form

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    switch try arguments.word("to", of: ["alpha2", "alpha3", "name"]) {
    case "alpha2": form = .alpha2
    case "alpha3": form = .alpha3
    default: form = .name
    }
    if arguments["from"] != nil {
      for language in try arguments.texts("from") { try Self.checkLanguage(language, "from") }
    }
    // The language of a result that is a code does not matter.
    if arguments["locale"] != nil, form == .name {
      try Self.checkLanguage(try arguments.text("locale"), "locale")
    }
  }

  private static func checkLanguage(_ tag: String, _ name: String) throws(ArgumentFault) {
    guard tag.lowercased() == "en" || tag.lowercased().hasPrefix("en-") else {
      throw ArgumentFault(name, "names of countries in \"\(tag)\" are not installed; use \"en\"")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard let country = CountryTable.standard.country(Array(arena.bytes[range])) else {
      throw FunctionFault(.notACountry, "The text names no country.")
    }
    let start = arena.position
    switch form {
    case .alpha2: arena.append(country.alpha2)
    case .alpha3: arena.append(country.alpha3)
    case .name: arena.append(country.name)
    }
    return arena.text(from: start)
  }
}
