import Diagnostics
import MappingLanguage
import Records
import Testing

/// What is advised about patterns that are refused.
@Suite struct PatternHintTests {
  @Test(arguments: [
    ("([", #"missing terminating ] for character class. (character 3)"#, #"Mend it after "(["; "#),
    ("a)b", #"unmatched closing parenthesis. (character 2)"#, #"Mend it after "a"; "#),
    ("*a", #"quantifier does not follow a repeatable item. (character 1)"#, "Mend it"),
    ("(a+)+", "repeats the same characters", "Write it without nested repetition, or use "),
    ("(?R)", "calls itself", "Write it without that, or use "),
  ])
  func `what PCRE2 says is told, with its place`(
    _ pattern: String,
    _ message: String,
    _ hint: String
  ) throws {
    let step: JSON = ["fn": "regex_extract", "pattern": .string(pattern)]
    let patch: JSON = [
      ["op": "replace", "path": "/rules/6/value", "value": ["field": "city", "then": [step]]]
    ]
    let file = RejectionFile(name: "pattern", json: ["patch": patch])
    let problem = try #require(try file.diagnostics().first { $0.code == .M605 })
    #expect(problem.message.contains(message), "\(problem)")
    #expect(problem.hint?.hasPrefix(hint) == true, "\(problem)")
  }
}
