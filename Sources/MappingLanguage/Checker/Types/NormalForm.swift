import Records

/// How all texts of an expression are written: as a step writes them, on which that step has no
/// effect.
package struct NormalForm: Hashable, Sendable {
  /// All of its arguments are constants.
  let step: Step
  /// Whether texts that the step refuses are none of them.
  let isComplete: Bool

  private init(_ step: Step, isComplete: Bool = true) {
    self.step = step
    self.isComplete = isComplete
  }

  /// Of what a step gives; `nil` where there is none.
  init?(after step: Step) {
    switch step.function {
    case "to_country":
      // A code is one in every language; a name need not be known in the input's.
      guard step["to"] != .constant("name") else { return nil }
      self.init(Step("to_country", step.arguments.filter { $0.name == "to" }))
    case "phone_region":
      // Numbers can be of places that are no countries.
      let argument = Step.Argument("to", .constant("alpha2"))
      self.init(Step("to_country", [argument]), isComplete: false)
    case "to_currency", "to_language", "normalize_email":
      self.init(Step(step.function, step.arguments))
    default: return nil
    }
  }

  /// The step, ready to be asked.
  func writer(_ context: CheckContext) -> (any MappingFunction)? {
    var constants: [String: JSON] = [:]
    for argument in step.arguments {
      guard case .constant(let value) = argument.value else { return nil }
      constants[argument.name] = value
    }
    let arguments = StepArguments(constants, resources: context.options.resources)
    return try? context.functions[step.function]?.init(arguments)
  }

  /// Why a text is none of those; `nil` where it may be one.
  func misfit(
    of text: String,
    _ writer: any MappingFunction,
    ignoringCase: Bool
  ) -> ConstantMisfit? {
    var arena = Arena()
    guard let output = try? writer.apply(arena.text(text), &arena), !output.isNull else {
      let reason = "\"\(step.function)\" gives no such text"
      return isComplete ? ConstantMisfit(kind: .form, reason: reason) : nil
    }
    let written = arena.string(output)
    let isSame =
      ignoringCase ? CaseMapping.folded(written) == CaseMapping.folded(text) : written == text
    guard !isSame else { return nil }
    return ConstantMisfit(
      kind: .form,
      reason: "\"\(step.function)\" writes it \(JSON.string(written).text())",
      corrected: .string(written)
    )
  }
}
