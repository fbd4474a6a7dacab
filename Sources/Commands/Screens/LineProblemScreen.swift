import Diagnostics

/// What a person sees of lines that cannot be read: the first of each code, and how many more there
/// were.
struct LineProblemScreen {
  /// Lines that are shown of one code.
  private static let linesMax = 3

  let lines: [String]

  init(_ problems: [Diagnostic]) {
    var counts: [DiagnosticCode: Int] = [:]
    var codes: [DiagnosticCode] = []
    var lines: [String] = []
    for problem in problems {
      let count = counts[problem.code, default: 0]
      if count == 0 { codes.append(problem.code) }
      counts[problem.code] = count + 1
      if count < Self.linesMax { lines.append(problem.description) }
    }
    for code in codes {
      let more = counts[code, default: 0] - Self.linesMax
      if more > 0 { lines.append("\(ScreenText.count(more)) more \(code.rawValue)") }
    }
    self.lines = lines
  }
}
