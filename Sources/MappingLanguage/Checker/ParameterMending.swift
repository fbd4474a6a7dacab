import Diagnostics
import Records

/// A change to the parameters of a step that would mend what is wrong with them.
enum ParameterMending {
  /// Another name, and the value that the parameter of that name takes; `isSure` where the one is
  /// probably a slip of the other.
  case rename(Step.Argument, to: String, Step.Argument.Value, isSure: Bool)
  case write(String, JSON)
  case remove(String)

  /// The fix, for the step at a place.
  func fix(at step: JSONPointer) -> Fix {
    switch self {
    case .rename(let argument, let name, let value, let isSure):
      var fix = Fix.renaming(argument.name, to: name, of: step)
      if value != argument.value, case .constant(let json) = value {
        fix.title += " and write \(json.text())"
        fix.patch = FixPatch.text([
          JSONPatch.Operation(.remove, step.appending(argument.name)),
          JSONPatch.Operation(.add, step.appending(name), value: json),
        ])
      }
      if !isSure { fix.grade = .changesMeaning }
      return fix
    case .write(let name, let value):
      let patch = FixPatch.replace(step.appending(name), with: value)
      return Fix("write \(value.text())", grade: .likely, patch: patch)
    case .remove(let name):
      let patch = FixPatch.remove(step.appending(name))
      return Fix("remove it", grade: .changesMeaning, patch: patch)
    }
  }

  /// The value as a parameter takes it: as it is, or in the type that is wanted; `nil` where that
  /// is not clear.
  static func fitting(
    _ value: Step.Argument.Value,
    _ parameter: FunctionSignature.Parameter
  ) -> Step.Argument.Value? {
    switch value {
    case .variable: StepParameters.variable.contains(parameter.name) ? value : nil
    case .constant(let json):
      fits(json, parameter.kind) ? value : converted(json, parameter.kind).map { .constant($0) }
    }
  }

  static func fits(_ json: JSON, _ kind: FunctionSignature.Parameter.Kind) -> Bool {
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

  /// What a value of another type says: `"128"` is 128, and `"%Y"` alone is a list of it.
  private static func converted(_ json: JSON, _ kind: FunctionSignature.Parameter.Kind) -> JSON? {
    let other: JSON?
    switch kind {
    case .integer, .decimal, .boolean: other = json.string.flatMap { try? JSON(parsing: $0) }
    case .word(let words):
      other = json.string.flatMap { NearestNames(to: $0, among: words).meant }.map { .string($0) }
    case .scalars, .texts, .datePatterns: other = json.array == nil ? .array([json]) : nil
    case .text: other = json.number.map { .string($0) }
    case .scalar: other = json.array.flatMap { $0.count == 1 ? $0[0] : nil }
    case .pattern, .valueMap, .datePattern, .field, .secret: other = nil
    }
    return other.flatMap { fits($0, kind) ? $0 : nil }
  }
}
