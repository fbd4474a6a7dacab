import Patterns
import Records

extension StepTyping {
  /// What is true of the texts that the step gives, where this is true of those it gets.
  func form(after input: TextForm) -> TextForm {
    let ofPieces = input.intersection(.ofCharacters)
    switch step.function {
    case "lower": return input.subtracting(.upper).union(.lower)
    case "upper": return input.subtracting(.lower).union(.upper)
    case "trim": return trimmed(input)
    case "collapse_whitespace": return input.union(.trimmed)
    case "keep_characters":
      guard let set = text("set") else { return ofPieces }
      return ofPieces.union(TextForm(keeping: CharacterChoice(set)))
    case "words":
      let isOne = number("from") != nil && number("from") == number("to")
      return ofPieces.union(.trimmed).union(isOne ? .noBlank : [])
    case "split": return ofPieces.union(.trimmed)
    case "truncate": return step["ending"] == nil ? ofPieces : []
    case "left", "remove_characters", "text_before", "text_after", "remove_prefix",
      "regex_extract":
      return ofPieces
    case "first", "last", "to_text", "required": return input
    case "email_domain", "url_host": return .lower
    case "md5": return .hexadecimal
    case "sha256", "hmac_sha256": return text("encoding") == "hex" ? .hexadecimal : []
    default: return []
    }
  }

  private func trimmed(_ input: TextForm) -> TextForm {
    guard step["characters"] == nil else { return input.intersection(.ofCharacters) }
    switch text("side") {
    case "start": return input.union(.noBlankBefore)
    case "end": return input.union(.noBlankAfter)
    default: return input.union(.trimmed)
    }
  }

  /// Which characters the texts can hold that the step gives, where it gets texts of these.
  func characters(after held: CharacterReach) -> CharacterReach {
    switch step.function {
    case "lower": return held.inSmallLetters
    case "upper": return held.inCapitals
    case "title_case": return held.union(held.inSmallLetters).union(held.inCapitals)
    case "keep_characters":
      return text("set").map { held.intersection(CharacterChoice($0).reach) } ?? held
    case "remove_characters":
      return text("set").map { held.without(CharacterChoice($0).reach) } ?? held
    case "split" where number("limit") == nil:
      return list("separators").compactMap(\.string).reduce(held) { $0.without(single($1)) }
    case "replace": return replaced(held)
    case "collapse_whitespace", "words": return held.union(CharacterReach(among: " "))
    case "prepend", "append": return held.union(CharacterReach(among: text("text") ?? ""))
    case "truncate": return held.union(CharacterReach(among: text("ending") ?? ""))
    case "trim", "left", "text_before", "text_after", "remove_prefix", "regex_extract", "first",
      "last", "to_text", "required", "split":
      return held
    case "md5": return .hexadecimal
    case "sha256", "hmac_sha256": return text("encoding") == "hex" ? .hexadecimal : .all
    default: return .all
    }
  }

  private func replaced(_ held: CharacterReach) -> CharacterReach {
    guard let search = text("search"), let with = text("with") else { return .all }
    let isPartial = flag("first_only") || flag("case_insensitive")
    return (isPartial ? held : held.without(single(search))).union(CharacterReach(among: with))
  }

  /// A text of one character as a set; nothing for a longer one.
  private func single(_ text: String) -> CharacterReach {
    text.unicodeScalars.count == 1 ? CharacterReach(among: text) : .none
  }

  private func flag(_ name: String) -> Bool {
    if case .constant(let value) = step[name] { value.bool == true } else { false }
  }

  func normalForm(after input: NormalForm?) -> NormalForm? {
    switch step.function {
    case "first", "last", "to_text": input
    default: NormalForm(after: step, defaults, dateWords)
    }
  }
}

extension CharacterChoice {
  fileprivate var reach: CharacterReach {
    switch self {
    case .digits: .digits
    case .letters: .letters.union(.beyondASCII)
    case .alphanumeric: .alphanumeric
    case .ascii: .ascii
    case .these(let scalars): CharacterReach(among: String(String.UnicodeScalarView(scalars)))
    }
  }
}

extension CharacterReach {
  fileprivate static let hexadecimal = CharacterReach(among: "0123456789abcdef")
}
