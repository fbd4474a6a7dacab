extension RateLimitRegistry {
  /// The text of `RateLimitRegistry+Embedded.swift`.
  ///
  /// Made from each file of `Files`: its name, with its ending or without, and its text.
  package static func embeddedSource(of files: [(name: String, text: String)]) -> String {
    var lines = [
      "// Generated from Registry/Files by `dev regenerate`; edit those files instead.",
      "// swift-format-ignore-file",
      "",
      "extension RateLimitRegistry {",
      "  /// The registry files: each platform's name and its file's text.",
      "  package static let embeddedFiles: [(name: String, text: String)] = [",
    ]
    for file in files.sorted(by: { $0.name < $1.name }) {
      let fence = String(repeating: "#", count: fenceLength(for: file.text))
      let platform = file.name.hasSuffix(".json") ? String(file.name.dropLast(5)) : file.name
      lines.append("    (\"\(platform)\", \(fence)\"\"\"")
      let content = file.text.hasSuffix("\n") ? String(file.text.dropLast()) : file.text
      lines += content.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      // An empty last line keeps the file's final line end.
      if file.text.hasSuffix("\n") { lines.append("") }
      lines.append("\"\"\"\(fence)),")
    }
    lines += ["  ]", "}", ""]
    return lines.joined(separator: "\n")
  }

  /// One more `#` than the longest run of them behind a quotation mark or a backslash.
  private static func fenceLength(for text: String) -> Int {
    var longest = 0
    var run: Int?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): run = 0
      case UInt8(ascii: "#"): run = run.map { $0 + 1 }
      default: run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return longest + 1
  }
}
