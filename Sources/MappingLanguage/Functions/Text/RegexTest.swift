import Patterns
package import Records

/// Says whether a pattern matches.
package struct RegexTest: MappingFunction {
  package static let signature = FunctionSignature(
    "regex_test",
    "Says whether a regular expression matches anywhere in a text.",
    parameters: [.init("pattern", .pattern, "PCRE2 syntax")],
    takes: .text,
    gives: .type(.bool),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "whether it matches \(step["pattern"])",
      loses: "the text itself",
      fails: StepWording.patternGivesUp
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(true, from: "Order 4711", ["pattern": "[0-9]{4}"], because: "it matches"),
    .gives(false, from: "Order", ["pattern": "[0-9]{4}"], because: "it does not"),
    .gives(nil, from: nil, ["pattern": "[0-9]"], because: "null stays null"),
    .fails(
      .patternLimit,
      from: .string(String(repeating: "a", count: 60) + "!"),
      ["pattern": "^a+a*a*a*$"],
      because: "too many steps"
    ),
  ]

  private let pattern: Pattern

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    pattern = try arguments.pattern("pattern")
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    do throws(PatternFault) {
      return .boolean(try pattern.matches(arena.bytes.span.extracting(input.range)))
    } catch {
      throw error.stepFault
    }
  }
}
