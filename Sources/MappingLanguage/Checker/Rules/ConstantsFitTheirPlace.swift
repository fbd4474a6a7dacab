import Diagnostics
import Records

extension CheckRule {
  static let constantsFitTheirPlace = CheckRule(
    "Every constant is a value that its place can have",
    [.M310]
  ) { context in
    refusedParameters(context) + unknownDefaults(context) + refusedDefaults(context)
      + hugeNumbers(context) + misfitDefaults(context) + misfitOptions(context)
      + malformedAddresses(context)
  }

  /// Constants that the functions themselves refuse; what several steps take from one place of the
  /// spec is told once.
  private static func refusedParameters(_ context: CheckContext) -> [Diagnostic] {
    var told: Set<JSONPointer> = []
    let refusals = Dictionary(grouping: context.preparation.refusals, by: \.pointer)
    return context.preparation.refusals.compactMap { refusal in
      guard let value = refusal.value, told.insert(refusal.pointer).inserted else { return nil }
      switch refusal.kind {
      case .pattern, .datePattern, .datePatterns, .secret: return nil
      case .text, .integer, .decimal, .boolean, .word, .scalar, .scalars, .texts, .valueMap,
        .field, nil:
        let advice = advice(on: refusal, context)
        var messages: [String] = []
        for other in refusals[refusal.pointer] ?? []
        where other.node.pointer == refusal.node.pointer {
          messages.say(other.message)
        }
        return context.diagnostic(
          .error,
          .M310,
          "\"\(refusal.parameter)\" of \"\(refusal.node.step.function)\": "
            + messages.joined(separator: "; "),
          at: refusal.pointer,
          of: refusal.node.owner,
          hint: advice?.hint ?? "Write another value for \"\(refusal.parameter)\".",
          found: value.value.text(),
          expected: advice?.expected,
          candidates: advice?.candidates ?? [],
          fixes: advice?.fixes ?? []
        )
      }
    }
  }

  /// Nothing is offered where a catalog says the name.
  private static func advice(
    on refusal: StepPreparation.Refusal,
    _ context: CheckContext
  ) -> NameAdvice? {
    guard refusal.kind == .text, let name = refusal.value?.value.string else { return nil }
    let place = refusal.value?.writtenAt
    let resources = context.options.resources
    if let parameter = DefaultedParameter(rawValue: refusal.parameter) {
      return NameAdvice(on: name, parameter, at: place, resources)
    }
    guard refusal.parameter == "country" else { return nil }
    return NameAdvice(onCountry: name, at: place, resources)
  }

  /// Defaults of the spec that no function can do anything with, whether a step relies on them or
  /// not.
  private static func unknownDefaults(_ context: CheckContext) -> [Diagnostic] {
    DefaultedParameter.allCases.compactMap { parameter in
      let resources = context.options.resources
      guard let name = parameter.value(in: context.spec.defaults),
        !parameter.knows(name, in: resources)
      else { return nil }
      let place = JSONPointer(["defaults", parameter.rawValue])
      let advice = NameAdvice(on: name, parameter, at: place, resources)
      return context.diagnostic(
        .error,
        .M310,
        parameter.refusal(of: name),
        at: place,
        hint: advice.hint,
        found: JSON.string(name).text(),
        expected: advice.expected,
        candidates: advice.candidates,
        fixes: advice.fixes
      )
    }
  }

  /// Defaults of the spec that a function refuses which relies on them, each told once; those that
  /// every function refuses have been told.
  private static func refusedDefaults(_ context: CheckContext) -> [Diagnostic] {
    DefaultedParameter.allCases.compactMap { parameter in
      let name = parameter.rawValue
      let refusal = context.preparation.refusals.first {
        $0.parameter == name && $0.node.step[name] == nil
      }
      guard let refusal, let value = parameter.value(in: context.spec.defaults),
        parameter.knows(value, in: context.options.resources)
      else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "\"\(name)\" of \"\(refusal.node.step.function)\": \(refusal.message)",
        at: JSONPointer(["defaults", name]),
        hint: "Write another value, or say \"\(name)\" in the step.",
        found: JSON.string(value).text()
      )
    }
  }

  /// Numbers beyond what the engine counts with.
  private static func hugeNumbers(_ context: CheckContext) -> [Diagnostic] {
    context.nodes.atoms.compactMap { node in
      guard case .constant(let value) = node.content.source, ConstantValue(value) == nil
      else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "the number has more digits than can be counted with",
        at: node.pointer.appending("const"),
        of: node.owner,
        hint: "Write a number of at most 38 digits, or a text.",
        found: value.text()
      )
    }
  }

  /// A `default` of another type than the value it stands in for.
  private static func misfitDefaults(_ context: CheckContext) -> [Diagnostic] {
    context.nodes.steps.compactMap { node in
      guard node.step.function == "default", case .constant(let value) = node.step["value"]
      else { return nil }
      let pointer = node.pointer.appending("value")
      let input = node.input
      let constant = InferredType.constant(value, at: pointer)
      guard input.type != nil, constant.type != nil, !constant.canReplace(input)
      else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "the default is \(constant.name), and the value is \(input.name)",
        at: pointer,
        of: node.owner,
        hint: "Write the default as \(input.name), or convert the value before this step.",
        found: value.text(),
        expected: input.name
      )
    }
  }

  /// What is no text cannot stand in for an option.
  private static func misfitOptions(_ context: CheckContext) -> [Diagnostic] {
    context.nodes.steps.compactMap { node in
      guard node.step.function == "to_option", case .constant(let value) = node.step["else"]
      else { return nil }
      let pointer = node.pointer.appending("else")
      let constant = InferredType.constant(value, at: pointer)
      // What is no scalar is not "else" at all: M104.
      guard value.array == nil, value.object == nil, constant.type != nil,
        !constant.canReplace(.of(.option))
      else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "\"else\" is \(constant.name), and options are texts",
        at: pointer,
        of: node.owner,
        hint: "Write \"else\" as a text, or null.",
        found: value.text(),
        expected: FieldType.option.name
      )
    }
  }

  /// A constant that an e-mail, a phone or a URL field refuses.
  private static func malformedAddresses(_ context: CheckContext) -> [Diagnostic] {
    context.assignments.flatMap { assignment -> [Diagnostic] in
      let field = assignment.field
      guard [.email, .phone, .url].contains(field.type) else { return [] }
      let values = (assignment.type.values ?? []).filter(\.isWritten)
      return values.filter { !isAddress($0.text, field.type) }.map { value in
        context.diagnostic(
          .error,
          .M310,
          "\(field.name) takes \(field.type.name), and this is none",
          at: value.writtenAt ?? assignment.pointer,
          of: assignment.owner,
          hint: example(field.type),
          found: value.value.text()
        )
      }
    }
  }

  private static func example(_ type: FieldType) -> String {
    switch type {
    case .email: "Write an address such as team@example.com."
    case .phone: "Write a number such as +44 20 7946 0123."
    default: "Write a URL such as https://www.example.com."
    }
  }

  private static func isAddress(_ text: String, _ type: FieldType) -> Bool {
    if type == .phone {
      let bytes = Array(text.utf8)
      return PhoneForm.holds(bytes.indices, in: bytes)
    }
    let hasBlank = text.contains(where: \.isWhitespace)
    if type == .url { return !hasBlank && text.contains(".") }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return !hasBlank && parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
  }
}
