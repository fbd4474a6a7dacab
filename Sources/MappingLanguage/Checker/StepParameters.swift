import Diagnostics
import Records

/// Whether the parameters of a step are those of the function's signature.
enum StepParameters {
  struct Problem {
    /// The parameter's name; `nil` where the step as a whole is the problem.
    var parameter: String?
    var message: String
    var hint: String
    /// Names of parameters, or words, that were probably meant.
    var near: [String] = []
  }

  /// The parameters that may be a variable instead of a constant.
  static let variable: Set<String> = ["region", "country", "time_zone", "locale"]

  static func problems(
    of step: Step,
    _ signature: FunctionSignature,
    _ defaults: RuleDefaults
  ) -> [Problem] {
    var names: [String] { signature.parameters.map(\.name) }
    var problems: [Problem] = []
    var seen: [String] = []
    for argument in step.arguments {
      guard let parameter = signature.parameters.first(where: { $0.name == argument.name }) else {
        problems.append(
          Problem(
            parameter: argument.name,
            message: "\"\(signature.name)\" has no parameter \"\(argument.name)\"",
            hint: NearestNames.hint(for: argument.name, in: names) ?? "Remove it.",
            near: NearestNames.of(argument.name, in: names)
          )
        )
        continue
      }
      if seen.contains(argument.name) {
        problems.append(
          Problem(
            parameter: argument.name,
            message: "\"\(argument.name)\" is given twice",
            hint: "Keep one of them."
          )
        )
      }
      // Those of the signature only, which are few.
      seen.append(argument.name)
      if let message = mismatch(argument.value, parameter) {
        problems.append(
          Problem(
            parameter: argument.name,
            message: message,
            hint: "Write \(expected(parameter)).",
            near: words(parameter)
          )
        )
      }
    }
    for parameter in signature.parameters
    where parameter.required && !seen.contains(parameter.name)
      && parameter.defaulted?.value(in: defaults) == nil
    {
      problems.append(
        Problem(
          parameter: nil,
          message: "\"\(signature.name)\" needs the parameter \"\(parameter.name)\"",
          hint: "Add \"\(parameter.name)\": \(expected(parameter))."
        )
      )
    }
    return problems + unlistedProblems(step, signature)
  }

  /// `map_value` and `to_option` say what becomes of a value that is not listed, in one way.
  private static func unlistedProblems(_ step: Step, _ signature: FunctionSignature) -> [Problem] {
    let parameters = signature.parameters
    guard parameters.contains(where: { $0.name == "else" }),
      parameters.contains(where: { $0.name == "unlisted" })
    else { return [] }
    let count = [step["else"], step["unlisted"]].count { $0 != nil }
    guard count != 1 else { return [] }
    return [
      Problem(
        parameter: nil,
        message: count == 0
          ? "\"\(step.function)\" does not say what an unlisted value becomes"
          : "\"\(step.function)\" says twice what an unlisted value becomes",
        hint: "Write \"else\" with a value or null, or \"unlisted\"; exactly one of them."
      )
    ]
  }

  private static func mismatch(
    _ value: Step.Argument.Value,
    _ parameter: FunctionSignature.Parameter
  ) -> String? {
    switch value {
    case .variable:
      return variable.contains(parameter.name)
        ? nil : "\"\(parameter.name)\" cannot come from a variable"
    case .constant(let json):
      return fits(json, parameter.kind)
        ? nil : "\"\(parameter.name)\" is \(json.text()), not \(expected(parameter))"
    }
  }

  private static func fits(_ json: JSON, _ kind: FunctionSignature.Parameter.Kind) -> Bool {
    switch kind {
    case .text, .pattern, .valueMap, .datePattern, .field, .secret: json.string != nil
    case .integer: json.int != nil
    case .decimal: json.number != nil
    case .boolean: json.bool != nil
    case .word(let words): json.string.map(words.contains) ?? false
    case .scalar: json.array == nil && json.object == nil
    case .scalars: json.array != nil
    case .texts, .datePatterns: json.array?.allSatisfy { $0.string != nil } ?? false
    }
  }

  /// The words that may stand there.
  private static func words(_ parameter: FunctionSignature.Parameter) -> [String] {
    if case .word(let words) = parameter.kind { words } else { [] }
  }

  /// What belongs there, in words.
  static func expected(_ parameter: FunctionSignature.Parameter) -> String {
    switch parameter.kind {
    case .text: "a text"
    case .integer: "a whole number"
    case .decimal: "a number"
    case .boolean: "true or false"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .scalar: "a text, number, boolean or null"
    case .scalars: "a list of values"
    case .texts: "a list of texts"
    case .pattern: "a regular expression"
    case .valueMap: "the name of a value map"
    case .datePatterns: "a list of date patterns such as %Y-%m-%d"
    case .datePattern: "a date pattern such as %Y-%m-%d"
    case .field: "the name of a field of the element"
    case .secret: "the name of a secret of the workspace"
    }
  }

  /// The signature in one line: `truncate(max, unit?, ending?)`.
  static func drawing(_ signature: FunctionSignature) -> String {
    let parameters = signature.parameters.map { $0.name + ($0.required ? "" : "?") }
    return "\(signature.name)(\(parameters.joined(separator: ", ")))"
  }
}
