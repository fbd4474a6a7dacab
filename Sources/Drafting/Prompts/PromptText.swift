/// Makes text from catalogs and samples fit for a prompt: one line, visible characters, short.
package enum PromptText {
  package static let labelCharactersMax = 80

  /// A label: without control, zero-width and direction characters, at most 80 characters.
  package static func label(_ text: String) -> String {
    oneLine(text, charactersMax: labelCharactersMax)
  }

  /// The API name of a field, an object or a system, which a model must be able to write again:
  /// blanks stay as they are, what cannot be seen is left out, at most 200 characters.
  static func name(_ text: String) -> String {
    String(visible(text).prefix(nameCharactersMax))
  }

  private static let nameCharactersMax = 200

  /// A text of one line without characters that nobody sees; nothing else is changed.
  static func visible(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy({ $0 == " " || isVisible($0) }) else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isVisible(scalar) {
        output.append(scalar)
      } else if scalar.properties.isWhitespace {
        output.append(" ")
      }
    }
    return String(output)
  }

  static func oneLine(_ text: String, charactersMax: Int) -> String {
    var output = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 {
        pendingBlank = !output.isEmpty
      } else if isVisible(scalar) {
        if pendingBlank { output.append(" ") }
        pendingBlank = false
        output.append(scalar)
      }
    }
    let line = String(output)
    return line.count > charactersMax ? line.prefix(charactersMax - 1) + "…" : line
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether a label reads like an instruction to a model rather than like a name.
  package static func looksLikeInstruction(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    func follows(_ first: Set<String>, _ second: Set<String>) -> Bool {
      zip(words, words.dropFirst()).contains { first.contains($0) && second.contains($1) }
    }
    return follows(
      ["ignore", "disregard", "forget", "override"],
      ["all", "any", "previous", "the", "your", "every", "prior", "above"]
    )
      || follows(["you"], ["are", "must", "should", "will"])
      || follows(["system", "assistant", "developer"], ["prompt", "message", "instruction"])
      || text.unicodeScalars.count > 4 * labelCharactersMax
  }
}
