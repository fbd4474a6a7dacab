import Patterns
import Testing

@testable import MappingLanguage

/// Patterns that are accepted as such, tried on texts that could make them give up.
@Suite struct PatternProbeTests {
  @Test(arguments: [
    "(?:a|b|ab)*c", "(?:a|b|ab)*$", "^(a|a)*b", "(a|ab|b)*c", "^(?:no|o|on|n)+;",
    "^(?:\\w|_)+$", "^(\\d|0)*x", "(?i)^(?:ab|a|B)+x", "^(?:é|è|éè)*$", "^(?:\\.|\\.\\.)+x",
    "^(?:a{2,5})+$",
  ])
  func `show where branches overlap and the rest fails`(_ text: String) throws {
    let pattern = try Pattern(text)
    let probe = try #require(PatternUse.probe(pattern))
    #expect(throws: PatternFault.limit) { try pattern.matches(probe.utf8Span.span) }
  }

  @Test(arguments: [
    "(?:foo|bar)*", "^(?:foo|bar)*$", "(\\d+|[a-z]+)", "(?:[a-z0-9]+\\.)*", "(a|ab|b)*", "(a|a)*",
    "(?:\\r\\n|\\r|\\n)+", "^(?:Mr|Mrs|Ms)?\\.? *[a-z]+$", "^(?:[^\"\\\\]|\\\\.)*\"$",
    "^(\\+\\d{1,3}[- ]?)?(\\d{2,4}[- ])+$", "^(?:a|b|ab)*+c", "(?:a|b|ab){1,3}c",
  ])
  func `find nothing where a text is divided in one way, or the rest cannot fail`(
    _ text: String
  ) throws {
    #expect(PatternUse.probe(try Pattern(text)) == nil)
  }
}
