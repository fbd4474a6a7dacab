package import Records

/// Finds the language that a text means.
package struct ToLanguage: MappingFunction {
  package static let signature = FunctionSignature(
    "to_language",
    "Finds the language that a code or a name means, as a tag (BCP 47); a region of a tag is kept.",
    parameters: [
      .init("region", .word(["keep", "drop"]), required: false, "keep unless said")
    ],
    takes: .text,
    gives: .type(.language),
    fallible: true,
    total: true,
    tables: [.languages]
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
    .gives(nil, from: nil, because: "null stays null"),
    .fails(.notALanguage, from: "Klingon", because: "no language of the table"),
  ]

  private let table: LanguageTable
  private let keepsRegion: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    table = arguments.resources[.languages].content()
    keepsRegion = try arguments.word("region", of: ["keep", "drop"], default: "keep") == "keep"
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    let text = Array(arena.bytes[range])
    var region: [UInt8] = []
    var tag = table.tag(text)
    if tag == nil {
      // A language and a region: "en_GB", "de-AT".
      let parts = text.split(
        maxSplits: 1,
        omittingEmptySubsequences: false
      ) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      if parts.count == 2, parts[0].count <= 3, Self.isRegion(parts[1]) {
        tag = table.tag(Array(parts[0]))
        region = parts[1].map { $0 >= UInt8(ascii: "a") ? $0 & 0xDF : $0 }
      }
    }
    guard let tag else { throw FunctionFault(.notALanguage, "The text names no language.") }
    let start = arena.position
    arena.append(tag)
    if keepsRegion, !region.isEmpty {
      arena.append(UInt8(ascii: "-"))
      arena.append(region)
    }
    return arena.text(from: start)
  }

  /// Two letters, or three digits.
  private static func isRegion(_ text: ArraySlice<UInt8>) -> Bool {
    text.count == 2 && text.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
      || text.count == 3 && text.allSatisfy(HostName.isDigit)
  }
}
