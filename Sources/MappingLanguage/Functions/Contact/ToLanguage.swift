package import Records

/// Finds the language that a text means.
package struct ToLanguage: MappingFunction {
  package static let signature = FunctionSignature(
    "to_language",
    "Finds the language that a code or a name means, as a tag (BCP 47); script and region of a tag are kept.",
    parameters: [
      .init("region", .word(["keep", "drop"]), required: false, "keep unless said")
    ],
    takes: .text,
    gives: .type(.language),
    fallible: true,
    total: true,
    tables: [.countries, .languages]
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let drops = step.text("region") == "drop"
    return StepWording(
      "as the code of the language it names\(drops ? ", without a region" : "")",
      loses: drops ? "the region" : nil,
      fails: "names no language"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("de", from: "German", because: "a name"),
    .gives("fr", from: "Français", because: "its own name"),
    .gives("en-GB", from: "EN_gb", because: "a tag, put in order"),
    .gives("en", from: "en-GB", ["region": "drop"], because: "without the region"),
    .gives("es", from: "spa", because: "a code of three letters"),
    .gives("zh-Hans", from: "Simplified Chinese", because: "how it is written is told"),
    .gives("en-US", from: "English (US)", because: "so is where it is spoken"),
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notALanguage, from: "Elvish", because: "no language of the table"),
  ]

  private let languages: LanguageTable
  private let countries: CountryTable
  private let keepsRegion: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    languages = arguments.resources[.languages].content()
    countries = arguments.resources[.countries].content()
    keepsRegion = try arguments.word("region", of: ["keep", "drop"], default: "keep") == "keep"
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard var tag = languages.tag(Array(arena.bytes[range]), countries) else {
      throw FunctionFault(.notALanguage, "The text names no language.")
    }
    if !keepsRegion { tag.region = [] }
    let start = arena.position
    arena.append(tag.bytes)
    return arena.text(from: start)
  }
}
