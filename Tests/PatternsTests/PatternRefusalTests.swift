import Patterns
import Testing

/// What is refused when a pattern is compiled, and what only looks like it.
struct PatternRefusalTests {
  @Test(arguments: [
    ("a(?C)b", PatternRefusal.callout, 1), ("(?C12)a", .callout, 0),
    ("(?(?C1)(?=a)b)", .callout, 0),
    ("(*UTF)a", .verb, 0), ("(*LIMIT_MATCH=1)a", .verb, 0), ("a(*COMMIT)b", .verb, 1),
    ("(*pla:a)b", .verb, 0), ("[]](*FAIL)", .verb, 3), ("[\\E]](*FAIL)", .verb, 5),
    ("(?x) # [ \n (*FAIL)", .verb, 11), ("(a(?R)?b)", .recursion, 2), ("(a)(?1)", .recursion, 3),
    ("(?+1)(a)", .recursion, 0), ("(a)(?-1)", .recursion, 3), ("(?<n>a)(?&n)", .recursion, 7),
    ("(?P<n>a)(?P>n)", .recursion, 8), ("(?<n>a)\\g<n>", .recursion, 7),
    ("(a)\\g'1'", .recursion, 3), ("(?(DEFINE)(a))b", .recursion, 0),
    ("(a(?(R)b|c))", .recursion, 2), ("a\\C", .singleByte, 3),
    ("x(?<=a+)b", .unboundedLookbehind, 1),
  ])
  func `refuses what could run away or change the limits`(
    _ text: String,
    _ refusal: PatternRefusal,
    _ place: Int
  ) {
    let fault = #expect(throws: PatternFault.self) { try Pattern(text) }
    guard case .refused(refusal, let at) = fault else {
      Issue.record("refused as \(String(describing: fault))")
      return
    }
    // PCRE2 chooses where it notices a lookbehind; the others are ours.
    if refusal != .unboundedLookbehind { #expect(at == place) }
  }

  /// What stands before the call is read by PCRE2 as a class that ends, whatever it looks like.
  @Test(arguments: [
    ("[[:alph]|(?R)", 9), ("[\\E^][](?R)", 7), ("[!-\\Q][\\E](?R)", 10), ("(?xx)[ ^][](?R)", 11),
    ("[[:]](?R)", 5), ("[[.a](?1)(b)", 5),
  ])
  func `finds calls behind classes that are hard to read`(_ text: String, _ place: Int) {
    #expect(throws: PatternFault.refused(.recursion, at: place)) { try Pattern(text) }
  }

  @Test(arguments: [
    ("[[:alpha:]]+", "ab", 0..<2), ("[\\E^a]", "ab", 1..<2), ("[\\Q]\\E]+", "a]]", 1..<3),
    ("[\\E]a]+", "]a", 0..<2), ("[!-\\Q]\\E]+", "a#]", 1..<3),
  ])
  func `classes that are hard to read mean what PCRE2 says`(
    _ text: String,
    _ subject: String,
    _ range: Range<Int>
  ) throws {
    #expect(try Pattern(text).firstMatch(in: subject.utf8Span.span)?.range == range)
  }

  @Test(arguments: [
    "(a+)+", "^(a+)+$", "(a*)*", "(?:a+)*", "(a|b+)*", "(\\w+\\s?)+$", "(.*,)+x", "((ab)+)+",
    "(\\d+,?){2,}", "(?:\\s*\\w+\\s*)+", "x(y|(?:[a-z]+)+)z", "(?=(a+)+)b", "((a|b)*c?)*",
    "(?i)(a+A)*", "(\\p{L}+-?)*", "([[:alpha:]]+[a-z]*)*", "(.+)+?", "((?:a{2,})b?)+",
    "(?x)( a + )+", "(\\Qb\\E+b)*",
  ])
  func `refuses repetition of what repeats the same characters`(_ text: String) {
    let fault = #expect(throws: PatternFault.self) { try Pattern(text) }
    guard case .refused(.nestedQuantifier, _) = fault else {
      Issue.record("refused as \(String(describing: fault))")
      return
    }
  }

  @Test(arguments: [
    "^[a-z]+(\\.[a-z]+)*@", "([a-z]+\\s)+", "([^,]*,)*", "(\"[^\"]*\")*", "(\\w+\\b)+", "(a++)+",
    "(?>a+)+", "(a+)*+", "([A-Z][a-z]+)*", "(ab)+", "(a+b)+", "(a+){2}", "(a|b)*", "(a{2,5})+",
    "(\\d{3}-?)+", "\\(?\\d+\\)?", "[(*VERB)]", "[(?R)]", "\\Q(?R)\\E", "\\(\\*FAIL\\)", "(?#(?C)a",
    "(a)\\1", "(?<n>a)\\k<n>", "(?P<n>a)(?P=n)", "(a)\\g{1}", "(a)\\g1", "(?<=ab|c)d", "(?i:a)b",
    "(?-i)a", "\\\\C", "[\\]](a)", "[^]]+", "(a)?(?(1)b|c)", "(?|(a)|(b))", "a(?i)", "[](?R)]",
    "[^](?R)]", "[\\E](?R)]", "[\\Q\\E^](?R)]",
    "a{,3}", "{",
    "]",
  ])
  func `accepts what only looks dangerous`(_ text: String) throws {
    _ = try Pattern(text)
  }

  @Test(arguments: [("(a", 2), ("üü[a", 4), ("a**", 2), ("\\p{Nope}", 8), ("(?<n>a)(?<n>b)", 12)])
  func `says where the syntax is wrong, in characters`(_ text: String, _ place: Int) throws {
    let fault = #expect(throws: PatternFault.self) { try Pattern(text) }
    guard case .refused(.syntax(let sentence), let at) = fault else {
      Issue.record("\(text): \(String(describing: fault))")
      return
    }
    #expect(!sentence.isEmpty)
    if text != "a**" { #expect(at == place, "\(text)") }
  }

  @Test func `refuses more than a thousand characters`() throws {
    _ = try Pattern(String(repeating: "ü", count: 1_000))
    #expect(throws: PatternFault.refused(.tooLong, at: 1_000)) {
      try Pattern(String(repeating: "a", count: 1_001))
    }
  }

  @Test func `a pattern that grows in compiling is refused`() {
    #expect(throws: PatternFault.self) { try Pattern("((((a{200}){200}){200}){200})") }
  }

  @Test func `every refusal is a sentence`() {
    let all: [PatternRefusal] = [
      .syntax("missing closing parenthesis"), .tooLong, .callout, .verb, .recursion, .singleByte,
      .unboundedLookbehind, .nestedQuantifier, .unknownGroup(3), .strayDollar,
    ]
    for one in all { #expect(one.description.hasSuffix(".")) }
    #expect(Set(all.map(\.description)).count == all.count)
  }
}
