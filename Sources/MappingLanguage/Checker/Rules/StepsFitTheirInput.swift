import Diagnostics
import Records

extension CheckRule {
  static let stepsFitTheirInput = CheckRule(
    "Every step stands on a value of a type its function takes",
    [.M301]
  ) { context in
    context.nodes.steps.compactMap { node in
      let input = node.input
      // Where "option_label" may stand is a check of its own.
      guard let signature = context.signature(of: node.step), let type = input.type,
        signature.name != "option_label"
      else { return nil }
      if node.step.each {
        guard let element = input.element?.type else {
          return notAList(node, type, context)
        }
        guard signature.input.accepts(element) else {
          return mismatch(node, signature, element, input.element ?? input, context)
        }
        return element == .date ? hoursOfADay(node, context) : nil
      }
      guard signature.input.accepts(type) else {
        return mismatch(node, signature, type, input, context)
      }
      return type == .date ? hoursOfADay(node, context) : nil
    }
  }

  /// A day has no time of day to be moved or cut off.
  private static func hoursOfADay(
    _ node: SpecNodes.StepNode,
    _ context: CheckContext
  ) -> Diagnostic? {
    let step = node.step
    let parameter =
      switch step.function {
      case "add_duration": ["hours", "minutes"].first { step[$0] != nil }
      case "start_of": step["unit"] == .constant("hour") ? "unit" : nil
      default: nil as String?
      }
    guard let parameter else { return nil }
    return context.diagnostic(
      .error,
      .M301,
      "\"\(step.function)\" counts in hours or minutes here, and a day has none",
      at: node.pointer.appending(parameter),
      of: node.owner,
      hint: "Make a point in time of the day first, with \"to_datetime\", which says the time.",
      found: FieldType.date.name,
      expected: FieldType.datetime.name
    )
  }

  private static func notAList(
    _ node: SpecNodes.StepNode,
    _ type: FieldType,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M301,
      "\"each\" stands on \(type.name), which is no list",
      at: node.pointer.appending("each"),
      of: node.owner,
      hint: "Remove \"each\".",
      found: type.name,
      expected: "a list",
      fixes: [
        Fix(
          "remove \"each\"",
          grade: .likely,
          patch: FixPatch.remove(node.pointer.appending("each"))
        )
      ]
    )
  }

  private static func mismatch(
    _ node: SpecNodes.StepNode,
    _ signature: FunctionSignature,
    _ type: FieldType,
    _ input: InferredType,
    _ context: CheckContext
  ) -> Diagnostic {
    let worksOnElements = type.element.map(signature.input.accepts) ?? false
    let wanted = signature.input.wanted
    let advice = wanted.flatMap { context.conversions.advice(from: input, to: $0) }
    return context.diagnostic(
      .error,
      .M301,
      "\"\(signature.name)\" takes \(signature.input.name), not \(type.name)",
      at: node.pointer,
      of: node.owner,
      hint: worksOnElements
        ? "Add \"each\": true to apply it to every element."
        : advice?.hint ?? "Convert the value before this step.",
      found: type.name,
      expected: signature.input.name,
      fixes: worksOnElements
        ? [
          Fix(
            "apply it to every element",
            grade: .likely,
            patch: FixPatch.add(node.pointer.appending("each"), true)
          )
        ] : []
    )
  }
}

extension FunctionSignature.Input {
  /// A type that would do; `nil` where anything does.
  fileprivate var wanted: FieldType? {
    switch self {
    case .any: nil
    case .text, .scalar: .text
    case .number: .dec
    case .types(let types): types.first
    case .list, .scalars: .list(.text)
    case .records: .list(.record)
    }
  }
}
