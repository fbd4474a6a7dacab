import Patterns
package import Records

/// Puts a text in the place of what a pattern matches.
package struct RegexReplace: MappingFunction {
  package static let signature = FunctionSignature(
    "regex_replace",
    "Puts a text in the place of what a regular expression matches.",
    parameters: [
      .init("pattern", .pattern, "PCRE2 syntax; it must not match an empty text"),
      .init("with", .text, "$1 is the first group, $0 the match, $$ a dollar; may be empty"),
      .init("first_only", .boolean, required: false, "false unless said"),
    ],
    takes: .text,
    gives: .type(.text),
    fallible: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let which = step.flag("first_only") ? "the first part that" : "what"
    guard step.text("with") != "" else {
      return StepWording(
        "without \(which) matches \(step["pattern"])",
        loses: "\(which) matches \(step["pattern"])",
        fails: StepWording.patternGivesUp
      )
    }
    return StepWording(
      "with \(step["with"]) in place of \(which) matches \(step["pattern"])",
      loses: "\(which) matches \(step["pattern"]), which becomes \(step["with"])",
      fails: StepWording.patternGivesUp
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "+1 415 555 0134",
      from: "+1 415 555 0134 ext. 7",
      ["pattern": "(?i) *(x|ext\\.?) *[0-9]+$", "with": ""],
      because: "a part goes"
    ),
    .gives(
      "Lovelace, Ada",
      from: "Ada Lovelace",
      ["pattern": "^(\\S+) (\\S+)$", "with": "$2, $1"],
      because: "groups change places"
    ),
    .gives(
      "b-a",
      from: "a-a",
      ["pattern": "a", "with": "b", "first_only": true],
      because: "once"
    ),
    .gives(nil, from: "n/a", ["pattern": "^n/a$", "with": ""], because: "nothing left"),
    .gives(nil, from: nil, ["pattern": "[0-9]", "with": "#"], because: "null stays null"),
    .fails(
      .patternLimit,
      from: .string(String(repeating: "a", count: 60) + "!"),
      ["pattern": "^a+a*a*a*$", "with": ""],
      because: "too many steps"
    ),
  ]

  private let pattern: Pattern
  private let template: PatternTemplate
  private let firstOnly: Bool

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    pattern = try arguments.pattern("pattern")
    guard !pattern.canMatchEmpty else {
      throw ArgumentFault("pattern", "the pattern can match an empty text")
    }
    let text = try arguments.text("with")
    do throws(PatternFault) {
      template = try PatternTemplate(text, for: pattern)
    } catch {
      throw ArgumentFault("with", error.sentence)
    }
    firstOnly = try arguments.flag("first_only")
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    do throws(PatternFault) {
      let hasMatched = try arena.scratch { bytes, scratch throws(PatternFault) in
        try pattern.replace(
          in: bytes.span.extracting(input.range),
          with: template,
          firstOnly: firstOnly,
          to: &scratch
        )
      }
      return hasMatched ? arena.textOfScratch() : input
    } catch {
      throw error.stepFault
    }
  }
}
