import Records

/// What a person gets to read of an endpoint's error.
enum ErrorText {
  private static let charactersMax = 200

  /// The error's own message in one line, or the beginning of the text; never a whole page.
  static func summary(of text: String) -> String {
    let json = try? JSON(parsing: text)
    let message = json.flatMap(ChatCompletion.errorText) ?? json?["message"]?.string
    if message == nil, isPage(text) { return "a web page" }
    let line = PromptText.oneLine(message ?? text, charactersMax: charactersMax)
    return line.isEmpty ? "no reason given" : line
  }

  /// Whether a text is a web page rather than data.
  static func isPage(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }.prefix(200).lowercased()
    return start.hasPrefix("<") && (start.contains("html") || start.contains("<!doctype"))
  }
}
