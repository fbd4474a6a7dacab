import Patterns
import Records

extension FuzzTarget {
  /// A regular expression and a replacement, a line each, then the text to search.
  static let pattern = FuzzTarget(
    "pattern",
    "A pattern that is accepted ends in time; its matches are whole characters, in order.",
    words: [
      "(a+)+$", "\\d{1,3}", "(?<=x)", "(?i)", "(?x)", "[^\\W_]", "\\p{L}", "(?:", "|", "\\K",
      "\\Q", "\\E", "(?R)", "(?1)", "(*", "$1", "${0}", "\\X", "(?>", "++", "{2,}", "[[:alpha:]]",
    ]
  ) { input throws(BrokenLaw) in
    var input = LinedInput(input)
    let text = input.line()
    let template = input.line()
    let subject = input.rest.utf8Span.span
    guard let pattern = try? Pattern(text) else { return }
    let found: [PatternMatch]
    let matches: Bool
    do throws(PatternFault) {
      found = try pattern.allMatches(in: subject, limit: 10_000)
      matches = try pattern.matches(subject)
    } catch .limit {
      return
    } catch {
      throw BrokenLaw("\(text) fails in the engine: \(error)")
    }
    try expect(matches != found.isEmpty, "\(text) matches and finds nothing, or the reverse")
    try checkMatches(found, pattern, input.rest)
    guard let template = try? PatternTemplate(template, for: pattern) else { return }
    guard let replaced = try? pattern.replacing(in: subject, with: template) else { return }
    try expect(
      String(validating: replaced, as: UTF8.self) != nil,
      "replacing breaks the text"
    )
  }

  private static func checkMatches(
    _ found: [PatternMatch],
    _ pattern: Pattern,
    _ subject: String
  ) throws(BrokenLaw) {
    let bytes = Array(subject.utf8)
    var end = 0
    for match in found {
      try expect(match.range.lowerBound >= end, "matches overlap at \(match.range)")
      end = match.range.upperBound
      for group in 0...pattern.groupCount {
        guard let range = match[group] else { continue }
        try expect(range.upperBound <= bytes.count, "a match ends outside the text: \(range)")
        try expect(
          String(validating: bytes[range], as: UTF8.self) != nil,
          "a match cuts a character: \(range)"
        )
      }
      // \K forgets what has matched before it.
      try expect(
        !match.range.isEmpty || pattern.canMatchEmpty || pattern.text.contains("\\K"),
        "\(pattern.text) cannot match nothing, and does"
      )
    }
  }
}
