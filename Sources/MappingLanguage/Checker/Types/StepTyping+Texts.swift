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
}
