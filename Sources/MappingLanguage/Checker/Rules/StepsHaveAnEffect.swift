import Diagnostics
import Records

extension CheckRule {
  static let stepsHaveAnEffect = CheckRule(
    "Every step does something that was not done before",
    [.M706]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard let reason = reason(node, context) else { return nil }
      return context.diagnostic(
        .warning,
        .M706,
        "\"\(node.step.function)\" has no effect: \(reason)",
        at: node.pointer,
        of: node.owner,
        hint: "Remove the step.",
        found: node.step.text,
        fixes: [Fix("remove the step", grade: .safe, patch: FixPatch.remove(node.pointer))]
      )
    }
  }

  private static func reason(
    _ node: SpecNodes.StepNode,
    _ context: CheckContext
  ) -> String? {
    let step = node.step
    let isPlainTrim = step.function == "trim" && step["characters"] == nil && !step.each
    if isPlainTrim, context.spec.source.read.trim {
      switch node.directAtom?.source {
      case .field, .current, .item: return "text is trimmed when it is read"
      case .constant, .variable, .lookup, .run, nil: break
      }
    }
    guard let previous = node.previous, previous.each == step.each else { return nil }
    if previous == step, repeatable.contains(step.function) { return "it was just done" }
    if isPlainTrim, previous.function == "collapse_whitespace" {
      return "\"collapse_whitespace\" trims too"
    }
    switch step.function {
    case "lower" where node.input.form.contains(.lower): return "it is in small letters already"
    case "upper" where node.input.form.contains(.upper): return "it is in capitals already"
    default: return nil
    }
  }

  /// What can be done twice, to no avail.
  private static let repeatable: Set<String> = [
    "lower", "upper", "title_case", "trim", "collapse_whitespace", "truncate", "left",
    "pad_start", "keep_characters", "remove_characters", "remove_accents", "distinct", "sort",
    "round", "clamp", "start_of", "only_values", "null_if", "drop_values", "default", "required",
    "normalize_email", "normalize_phone", "normalize_url",
  ]
}
