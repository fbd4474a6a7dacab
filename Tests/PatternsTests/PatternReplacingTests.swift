import Patterns
import Testing

/// Replacing matches, and templates that cannot be.
struct PatternReplacingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var template: String
    var input: String
    var output: String
    var firstOnly = false

    var testDescription: String { "\(pattern) with \(template)" }
  }

  static let cases = [
    Case(pattern: "[^0-9+]", template: "", input: "+1 (415) 555-0134", output: "+14155550134"),
    Case(
      pattern: "(?i) *(x|ext\\.?) *[0-9]+$",
      template: "",
      input: "415 555 0134 Ext. 9",
      output: "415 555 0134"
    ),
    Case(pattern: "(\\w+) (\\w+)", template: "$2, $1", input: "Ada Byron", output: "Byron, Ada"),
    Case(pattern: "a", template: "[$0]", input: "aba", output: "[a]b[a]"),
    Case(pattern: "a", template: "[$0]", input: "aba", output: "[a]ba", firstOnly: true),
    Case(pattern: "a", template: "$$1", input: "a", output: "$1"),
    Case(pattern: "(a)", template: "${1}0", input: "a", output: "a0"),
    Case(pattern: "(a)|(b)", template: "<$1|$2>", input: "ab", output: "<a|><|b>"),
    Case(pattern: "a*", template: "x", input: "baaac", output: "xbxxcx"),
    Case(pattern: "\\b", template: "|", input: "é a", output: "é |a|"),
    Case(pattern: "z", template: "never", input: "täxt", output: "täxt"),
    Case(pattern: "ä", template: "æ", input: "täxt", output: "tæxt"),
    Case(pattern: "a", template: "b", input: "", output: ""),
    Case(pattern: "a\\K", template: "-", input: "aaa", output: "a-a-a-"),
  ]

  @Test(arguments: cases)
  func `replaces as the template says`(_ one: Case) throws {
    let pattern = try Pattern(one.pattern)
    let template = try PatternTemplate(one.template, for: pattern)
    let input = Array(one.input.utf8)
    let output = try pattern.replacing(in: input.span, with: template, firstOnly: one.firstOnly)
    #expect(String(decoding: output, as: UTF8.self) == one.output)
  }

  @Test(arguments: [
    ("$2", PatternRefusal.unknownGroup(2), 0), ("a $10", .unknownGroup(10), 2),
    ("5 $", .strayDollar, 2), ("ü$x", .strayDollar, 1), ("${1", .strayDollar, 0),
    ("${}", .strayDollar, 0), ("$99999999999999999999", .unknownGroup(1_000), 0),
  ])
  func `refuses a template that means nothing`(
    _ text: String,
    _ refusal: PatternRefusal,
    _ place: Int
  ) throws {
    let pattern = try Pattern("(a)")
    #expect(throws: PatternFault.refused(refusal, at: place)) {
      try PatternTemplate(text, for: pattern)
    }
  }

  @Test func `does not grow a text without end`() throws {
    let pattern = try Pattern(".+")
    let template = try PatternTemplate(String(repeating: "$0", count: 1_000), for: pattern)
    let input = [UInt8](repeating: UInt8(ascii: "a"), count: 20_000)
    #expect(throws: PatternFault.limit) { try pattern.replacing(in: input.span, with: template) }
  }
}
