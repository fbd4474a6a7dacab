package import Records

/// Finds the target's option that a text means, by its value or its label.
package struct ToOption: MappingFunction, SampledFunction {
  package static let signature = FunctionSignature(
    "to_option",
    "Finds the target field's option by value or label, ignoring case; say else or unlisted.",
    parameters: [
      .init("else", .scalar, required: false, "what an unknown option becomes; may be null"),
      .init("unlisted", .word(["error"]), required: false, "instead of else"),
      .init("target", .text, required: false, "the target field, outside a rule"),
    ],
    takes: .text,
    gives: .fromArguments,
    fallible: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let field = step.says("target") ? step["target"] : "the target field"
    let option = "as the option of \(field) with that value or label"
    guard step.says("else") else {
      return StepWording(
        option + " (an error where there is none)",
        fails: "is no option of \(field)"
      )
    }
    let unlisted = "\(step.it) is no option of \(field)"
    return StepWording(
      option + " (\(step["else"]) where there is none)",
      standsIn: step.saysNothing("else") ? nil : "\(step["else"]) where \(unlisted)",
      vanishes: step.saysNothing("else") ? unlisted : nil
    )
  }

  /// The examples run against a field with the options `new` (New customer) and `old` (Regular).
  package static let exampleOptions = [
    FieldOption("new", label: "New customer"), FieldOption("old", label: "Regular"),
  ]

  package static let examples: [FunctionExample] = [
    .gives("new", from: "NEW", ["unlisted": "error"], because: "by its value, any case"),
    .gives("old", from: "regular", ["unlisted": "error"], because: "by its label"),
    .gives(nil, from: "lost", ["else": nil], because: "unknown, and that is fine"),
    .gives(nil, from: nil, ["unlisted": "error"], because: "null is nothing unlisted"),
    .fails(.unlisted, from: "lost", ["unlisted": "error"], because: "unknown"),
  ]

  private let values: ScalarTable
  private let labels: ScalarTable
  private let options: [[UInt8]]
  private let otherwise: ScalarConstant?

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let active = arguments.targetOptions.filter(\.active)
    guard !active.isEmpty else {
      throw ArgumentFault("target", "the target field has no options")
    }
    options = active.map { Array($0.value.utf8) }
    values = ScalarTable(active.map { .text(Array($0.value.utf8)) }, ignoresCase: true)
    labels = ScalarTable(active.map { .text(Array($0.label.utf8)) }, ignoresCase: true)
    switch (arguments["else"], arguments["unlisted"]) {
    case (_?, nil): otherwise = try arguments.scalar("else")
    case (nil, _?):
      _ = try arguments.word("unlisted", of: ["error"])
      otherwise = nil
    case (nil, nil): throw ArgumentFault("else", "say \"else\" or \"unlisted\"")
    case (_?, _?): throw ArgumentFault("else", "say \"else\" or \"unlisted\", not both")
    }
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard !range.isEmpty else { return .null }
    if let index = index(of: .text(range), &arena) {
      let start = arena.position
      arena.append(options[index])
      return arena.text(from: start)
    }
    arena.remarks.insert(.unlisted)
    guard let otherwise else {
      throw FunctionFault(.unlisted, "The target field has no such option.")
    }
    return otherwise.make(in: &arena)
  }

  private func index(of text: Value, _ arena: inout Arena) -> Int? {
    values.index(of: text, &arena) ?? labels.index(of: text, &arena)
  }

  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind? {
    let range = WhiteSpace.trimmed(input.range, in: arena.bytes)
    guard !range.isEmpty, index(of: .text(range), &arena) == nil else { return nil }
    return .unlisted(.text(range), arena)
  }
}
