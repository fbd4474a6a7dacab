package import Records

/// Guesses a part of a person's name.
///
/// A guess: names have no rules that all people follow. Where the text of a request says how to
/// split, `words` says it better.
package struct NamePart: MappingFunction {
  package static let signature = FunctionSignature(
    "name_part",
    "Guesses a part of a person's full name.",
    parameters: [
      .init("part", .word(["given", "family", "middle", "prefix", "suffix"])),
      .init(
        "order",
        .word(["given_first", "family_first"]),
        required: false,
        "given_first unless said; a comma always says family first"
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
    .gives(nil, from: "Ada", ["part": "family"], because: "one word is the given name"),
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

/// A full name, taken apart word by word.
private struct PersonName {
  var prefix: [String] = []
  var given: [String] = []
  var middle: [String] = []
  var family: [String] = []
  var suffix: [String] = []

  private static let prefixes: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady", "herr", "frau",
    "hr", "fr", "dipl-ing", "mme", "mlle", "sr", "sra", "don", "doña", "rev",
  ]
  private static let suffixes: Set<String> = [
    "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa",
  ]
  private static let particles: Set<String> = [
    "van", "von", "vom", "zu", "zum", "zur", "de", "der", "den", "del", "della", "dello", "di",
    "da", "das", "do", "dos", "du", "la", "le", "ter", "ten", "bin", "ibn", "al", "el", "st",
  ]

  init(_ text: String, isFamilyFirst: Bool) {
    let halves = text.split(separator: ",", maxSplits: 1).map { half in
      half.split(whereSeparator: \.isWhitespace).map(String.init)
    }
    var words = halves.first ?? []
    var second = halves.count > 1 ? halves[1] : []
    if !second.isEmpty, second.allSatisfy({ Self.suffixes.contains(Self.key($0)) }) {
      suffix = second
      second = []
    }
    Self.takePrefixes(&words, into: &prefix)
    if second.isEmpty {
      takeSuffixes(&words)
      if isFamilyFirst { splitFamilyFirst(words) } else { splitGivenFirst(words) }
    } else {
      Self.takePrefixes(&second, into: &prefix)
      takeSuffixes(&second)
      family = words
      given = Array(second.prefix(1))
      middle = Array(second.dropFirst())
    }
  }

  private mutating func splitGivenFirst(_ words: [String]) {
    given = Array(words.prefix(1))
    guard words.count > 1 else { return }
    var start = words.count - 1
    while start > 1, Self.particles.contains(Self.key(words[start - 1])) { start -= 1 }
    family = Array(words[start...])
    middle = Array(words[1..<start])
  }

  private mutating func splitFamilyFirst(_ words: [String]) {
    guard words.count > 1 else {
      given = words
      return
    }
    var end = 1
    while end < words.count - 1, Self.particles.contains(Self.key(words[end - 1])) { end += 1 }
    family = Array(words[..<end])
    given = [words[end]]
    middle = Array(words[(end + 1)...])
  }

  private static func takePrefixes(_ words: inout [String], into prefix: inout [String]) {
    while words.count > 1, prefixes.contains(key(words[0])) { prefix.append(words.removeFirst()) }
  }

  private mutating func takeSuffixes(_ words: inout [String]) {
    while words.count > 2, let last = words.last, Self.suffixes.contains(Self.key(last)) {
      suffix.insert(words.removeLast(), at: 0)
    }
  }

  private static func key(_ word: String) -> String {
    String(word.lowercased().filter { $0 != "." })
  }
}
