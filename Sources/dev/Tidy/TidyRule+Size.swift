extension TidyRule {
  static let fileLinesMax = 400
  static let functionLinesMax = 70
  static let lineColumnsMax = 100
  static let fileBytesMax = 256 * 1024

  static let sizeRules: [TidyRule] = [
    TidyRule("A Swift file has at most 400 lines of code, each of at most 100 columns") {
      repository in
      repository.swift.filter { !$0.isGenerated }.flatMap { file in
        let lines = file.lines
        var findings = file.findings("Break the line; it has over 100 columns.") {
          // A text literal may not be breakable.
          let code = $0.drop { $0 == " " }
          return $0.count > lineColumnsMax && !code.hasPrefix("\"") && !code.hasPrefix("#\"")
        }
        let code = lines.count { !$0.text.drop { $0 == " " }.hasPrefix("///") }
        if code > fileLinesMax + 1 {
          findings.append(Finding(file.path, "Split the file; it has \(code - 1) lines of code."))
        }
        return findings
      }
    },
    TidyRule("A function has at most 70 lines") { repository in
      repository.swift.filter { !$0.isGenerated }.flatMap(longFunctions)
    },
    TidyRule("No file is larger than 256 KB") { repository in
      repository.files.filter { $0.bytes.count > fileBytesMax }
        .map { Finding($0.path, "Make it smaller, or generate it when it is needed.") }
    },
  ]

  /// Functions, found by the indentation of their closing brace: the formatter sees to that.
  private static func longFunctions(in file: Repository.File) -> [Finding] {
    var findings: [Finding] = []
    var open: [(indent: Int, line: Int)] = []
    for (number, text) in file.lines {
      let indent = text.prefix { $0 == " " }.count
      let content = text.dropFirst(indent)
      if let last = open.last, indent == last.indent, content.hasPrefix("}") {
        open.removeLast()
        if number - last.line + 1 > functionLinesMax {
          findings.append(
            Finding(
              file.path,
              line: last.line,
              "Split the function; it has \(number - last.line + 1) lines."
            )
          )
        }
      }
      if startsFunction(content) {
        // One that is only declared, in a protocol, has no brace to close.
        while let last = open.last, last.indent >= indent { open.removeLast() }
        let oneLine = content.hasSuffix("}")
        if !oneLine { open.append((indent, number)) }
      }
    }
    return findings
  }

  private static func startsFunction(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    let modifiers: Set<Substring> = [
      "package", "private", "fileprivate", "static", "mutating", "consuming", "borrowing",
      "override", "@Test", "nonisolated", "convenience",
    ]
    guard let keyword = words.first(where: { !modifiers.contains($0) && !$0.hasPrefix("@") })
    else { return false }
    return keyword == "func" || keyword.hasPrefix("init(") || keyword.hasPrefix("init?(")
  }
}
