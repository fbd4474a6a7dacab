package import Records

/// Guesses a part of a person's name.
///
/// A guess: names have no rules that all people follow. Where the text of a request says how to
/// split, `words` says it better. Null where there is no honest answer: a couple has no single
/// given name, and nobody knows whether `Ana Maria e João` are one.
package struct NamePart: MappingFunction {
  package static let signature = FunctionSignature(
    "name_part",
    "Guesses a part of a person's full name; null where several people are or may be named.",
    parameters: [
      .init("part", .word(["given", "family", "middle", "prefix", "suffix"])),
      .init(
        "order",
        .word(["given_first", "family_first"]),
        required: false,
        "given_first unless said; a comma after one name says family first"
      ),
    ],
    takes: .text,
    gives: .type(.text),
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let part =
      switch step.text("part") {
      case "prefix": "title before the name"
      case "suffix": "addition after the name"
      default: "\(step.plain("part")) name"
      }
    let order = step.text("order") == "family_first" ? "family name first" : "given name first"
    return StepWording(
      "only what is probably the \(part) (\(order))",
      loses: "the rest of the name; which part is which is a guess"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("Ada", from: "Dr. Ada King Lovelace", ["part": "given"], because: "after the title"),
    .gives(
      "van Dyke",
      from: "Anna van Dyke",
      ["part": "family"],
      because: "particles belong to it"
    ),
    .gives("King", from: "Lovelace, Ada King", ["part": "middle"], because: "a comma"),
    .gives("Jr.", from: "John Smith Jr.", ["part": "suffix"], because: "at the end"),
    .gives("John", from: "Smith, John, Jr.", ["part": "given"], because: "commas part all three"),
    .gives("Müller", from: "Prof. Dr. Müller", ["part": "family"], because: "alone after titles"),
    .gives("Smith", from: "Mr. & Mrs. Smith", ["part": "family"], because: "they share it"),
    .gives(nil, from: "Mr. & Mrs. Smith", ["part": "given"], because: "a couple has two"),
    .gives(nil, from: "Ana e João", ["part": "given"], because: "so have these two"),
    .gives(nil, from: "Smith, JD", ["part": "given"], because: "initials, or a degree"),
    .gives(nil, from: "John Smith MA", ["part": "family"], because: "a degree, or a name"),
    .gives(nil, from: "John Smith, Jane Doe", ["part": "family"], because: "two people, or one"),
    .gives(
      "García Márquez",
      from: "García Márquez, Gabriel José",
      ["part": "family", "order": "family_first"],
      because: "the order is said"
    ),
    .gives("Smith", from: "John Smith (Sales)", ["part": "family"], because: "no remarks"),
    .gives(nil, from: "Ada", ["part": "family"], because: "one word is the given name"),
    .gives(nil, from: nil, ["part": "given"], because: "null stays null"),
  ]

  private let part: String
  private let isFamilyFirst: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    part = try arguments.word("part", of: ["given", "family", "middle", "prefix", "suffix"])
    isFamilyFirst =
      arguments["order"] == nil
      ? false
      : try arguments.word("order", of: ["given_first", "family_first"]) == "family_first"
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let name = PersonName(arena.string(input), isFamilyFirst: isFamilyFirst)
    let words =
      switch part {
      case "given": name.given
      case "family": name.family
      case "middle": name.middle
      case "prefix": name.prefix
      default: name.suffix
      }
    return arena.text(words.joined(separator: " "))
  }
}
