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
    /// Changes to the step that would mend it, best first.
    var mendings: [ParameterMending] = []
  }

  /// The parameters that may be a variable instead of a constant.
  static let variable: Set<String> = ["region", "country", "time_zone", "locale"]

  /// The two parameters that say what a value becomes that is not listed.
  static let unlisted = ["else", "unlisted"]

  /// Whether a step of the function has exactly one of the two.
  static func saysUnlisted(_ signature: FunctionSignature) -> Bool {
    unlisted.allSatisfy { name in signature.parameters.contains { $0.name == name } }
  }

  static func problems(
    of step: Step,
    _ signature: FunctionSignature,
    _ defaults: RuleDefaults
  ) -> [Problem] {
    var problems: [Problem] = []
    var unknown: [Step.Argument] = []
    var seen: [String] = []
    for argument in step.arguments {
      guard let parameter = signature.parameters.first(where: { $0.name == argument.name }) else {
        unknown.append(argument)
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
        problems.append(misfit(argument, parameter, message))
      }
    }
    let open = signature.parameters.filter { !seen.contains($0.name) }
    let missing = open.filter { $0.required && $0.defaulted?.value(in: defaults) == nil }
    if !unknown.isEmpty || !missing.isEmpty {
      problems += strayProblems(unknown, signature, step, open: open, missing: missing)
    }
    return problems + unlistedProblems(step, signature)
  }

  /// A parameter of another type than the signature says.
  private static func misfit(
    _ argument: Step.Argument,
    _ parameter: FunctionSignature.Parameter,
    _ message: String
  ) -> Problem {
    var fitting: JSON?
    if case .constant(let json)? = ParameterMending.fitting(argument.value, parameter) {
      fitting = json
    }
    return Problem(
      parameter: argument.name,
      message: message,
      hint: "Write \(fitting?.text() ?? expected(parameter)).",
      near: words(parameter),
      mendings: fitting.map { [.write(argument.name, $0)] } ?? []
    )
  }

  /// Parameters that the function has not, and those it needs and has not got; where the one was
  /// probably meant to be the other, that is one problem.
  private static func strayProblems(
    _ unknown: [Step.Argument],
    _ signature: FunctionSignature,
    _ step: Step,
    open: [FunctionSignature.Parameter],
    missing: [FunctionSignature.Parameter]
  ) -> [Problem] {
    let own = [step.each ? nil : "each", step.nullOnError ? nil : "on_error"].compactMap(\.self)
    let keys = UnknownKeys(
      unknown.map(\.name),
      open: open.map(\.name) + own,
      missing: missing.map(\.name)
    )
    // The only one that it has not can stand for the only one that it needs.
    let isOnly = keys.missing.count == 1 && keys.keys.count { $0.near.isEmpty } == 1
    let needed = isOnly ? missing.first { $0.name == keys.missing[0] } : nil
    let stray = zip(unknown, keys.keys).map { argument, key in
      let needed = key.near.isEmpty ? needed : nil
      return Problem(
        parameter: argument.name,
        message: "\"\(signature.name)\" has no parameter \"\(argument.name)\""
          + (needed.map { ", and needs \"\($0.name)\"" } ?? ""),
        hint: key.hint ?? needed.map { "Write \"\($0.name)\": \(expected($0))." }
          ?? "Remove it.",
        near: needed.map { [$0.name] } ?? key.near,
        mendings: mendings(of: argument, key, in: open, needed: needed)
      )
    }
    let left = missing.filter { keys.missing.contains($0.name) && $0.name != needed?.name }
    return stray
      + left.map { parameter in
        Problem(
          parameter: nil,
          message: "\"\(signature.name)\" needs the parameter \"\(parameter.name)\"",
          hint: "Add \"\(parameter.name)\": \(expected(parameter))."
        )
      }
  }

  private static func mendings(
    of argument: Step.Argument,
    _ key: UnknownKeys.Key,
    in open: [FunctionSignature.Parameter],
    needed: FunctionSignature.Parameter?
  ) -> [ParameterMending] {
    if key.near.isEmpty, needed == nil { return [.remove(argument.name)] }
    guard let name = key.meant ?? needed?.name else { return [] }
    let parameter = open.first { $0.name == name }
    // "each" and "on_error" are no parameters.
    let fitting = parameter.map { ParameterMending.fitting(argument.value, $0) } ?? argument.value
    return fitting.map { [.rename(argument, to: name, $0, isSure: key.meant != nil)] } ?? []
  }

  /// `map_value` and `to_option` say what becomes of a value that is not listed, in one way.
  private static func unlistedProblems(_ step: Step, _ signature: FunctionSignature) -> [Problem] {
    guard saysUnlisted(signature) else { return [] }
    let count = unlisted.count { step[$0] != nil }
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
      return ParameterMending.fits(json, parameter.kind)
        ? nil : "\"\(parameter.name)\" is \(json.text()), not \(expected(parameter))"
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
