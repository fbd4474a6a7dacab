import Patterns
package import Records

/// Takes the part of a text that a pattern matches.
package struct RegexExtract: MappingFunction {
  package static let signature = FunctionSignature(
    "regex_extract",
    "Takes the part of a text that a regular expression matches; no match is null.",
    parameters: [
      .init("pattern", .pattern, "PCRE2 syntax"),
      .init("group", .integer, required: false, "0, the whole match, unless said"),
    ],
    takes: .text,
    gives: .type(.text),
    fallible: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let group = step.number("group").flatMap { $0 == 0 ? nil : "group \($0) of " } ?? ""
    return StepWording(
      "only \(group)what matches \(step["pattern"])",
      loses: "all but \(group)what matches \(step["pattern"])",
      fails: StepWording.patternGivesUp
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("4711", from: "Order 4711", ["pattern": "[0-9]+"], because: "the whole match"),
    .gives(
      "Ada King",
      from: "Ada King Lovelace",
      ["pattern": "^(.*) [^ ]+$", "group": 1],
      because: "a group"
    ),
    .gives(nil, from: "Order", ["pattern": "[0-9]+"], because: "no match is null"),
    .gives(nil, from: nil, ["pattern": "[0-9]+"], because: "null stays null"),
    .fails(
      .patternLimit,
      from: .string(String(repeating: "a", count: 60) + "!"),
      ["pattern": "^a+a*a*a*$"],
      because: "too many steps are an error, not \"no match\""
    ),
  ]

  private let pattern: Pattern
  private let group: Int

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    pattern = try arguments.pattern("pattern")
    group = try arguments.integer("group", default: 0) ?? 0
    guard (0...pattern.groupCount).contains(group) else {
      throw ArgumentFault("group", "the pattern has \(pattern.groupCount) groups")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = input.range
    let match: Range<Int>?
    do throws(PatternFault) {
      match = try pattern.firstRange(ofGroup: group, in: arena.bytes.span.extracting(range))
    } catch {
      throw error.stepFault
    }
    guard let found = match, !found.isEmpty else { return .null }
    return .text(
      (range.lowerBound + found.lowerBound)..<(range.lowerBound + found.upperBound)
    )
  }
}
