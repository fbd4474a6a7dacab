import Diagnostics
import Records

extension ProgramBuilder {
  /// Prepares a pipeline; `atom` is what the first step stands on.
  mutating func steps(
    _ steps: [Step],
    after atom: Atom?,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Range<Int> {
    var compiled: [CompiledStep] = []
    var places: [JSONPointer] = []
    for (index, step) in steps.enumerated() {
      let place = pointer.appending(index)
      let options = index == 0 ? optionsOfSource(atom) : []
      guard let one = prepared(step, options, at: place, in: scope) else { continue }
      compiled.append(one)
      places.append(place)
    }
    let start = parts.steps.count
    parts.steps += compiled
    parts.stepPlaces += places
    return start..<parts.steps.count
  }

  private func optionsOfSource(_ atom: Atom?) -> [FieldOption] {
    guard case .field(let name)? = atom?.source else { return [] }
    return source[name]?.options ?? []
  }

  private mutating func prepared(
    _ step: Step,
    _ sourceOptions: [FieldOption],
    at pointer: JSONPointer,
    in scope: Scope
  ) -> CompiledStep? {
    guard let function = FunctionCatalog[step.function] else {
      report(
        .M103,
        "there is no function \"\(step.function)\"",
        at: pointer.appending("fn"),
        in: scope,
        hint: UnknownFunction(step.function).hint()
      )
      return nil
    }
    if let ready = preparedSteps[pointer] {
      return CompiledStep(.ready(ReadyFunction(ready)), step, function)
    }
    guard let (values, varying) = arguments(of: step, at: pointer, in: scope) else { return nil }
    guard isKnown(values, varying, function, step, at: pointer, in: scope) else { return nil }
    var arguments = StepArguments(
      values,
      valueMaps: valueMaps,
      targetOptions: targetField(of: values, in: scope)?.options ?? [],
      sourceOptions: sourceOptions,
      targetLengthUnit: scope.target?.lengthUnit ?? .codePoint,
      resources: resources
    )
    arguments.complete(from: spec.defaults, for: function.signature)
    for parameter in varying { arguments.values[parameter.name] = nil }
    guard varying.isEmpty else {
      let call = VaryingStep(
        place: parts.varyingSteps,
        function: function,
        arguments: arguments,
        parameters: varying
      )
      parts.varyingSteps += 1
      return CompiledStep(.varying(call), step, function)
    }
    do throws(ArgumentFault) {
      let ready = try function.init(arguments)
      return CompiledStep(.ready(ReadyFunction(ready)), step, function)
    } catch {
      report(
        code(of: error, function.signature),
        "\"\(step.function)\": \(error.message)",
        at: pointer.appending(error.parameter),
        in: scope
      )
      return nil
    }
  }

  /// The constants of a step, and its parameters that come from variables.
  private mutating func arguments(
    of step: Step,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> (values: [String: JSON], varying: [VaryingStep.Parameter])? {
    var values: [String: JSON] = [:]
    var varying: [VaryingStep.Parameter] = []
    for argument in step.arguments {
      switch argument.value {
      case .constant(let json): values[argument.name] = json
      case .variable(let name):
        guard let place = variablePlaces[name] else {
          report(
            .M107,
            "there is no variable \"\(name)\" before this",
            at: pointer.appending(argument.name),
            in: scope
          )
          return nil
        }
        varying.append(VaryingStep.Parameter(name: argument.name, variable: place))
      }
    }
    return (values, varying)
  }

  private func targetField(of values: [String: JSON], in scope: Scope) -> CatalogField? {
    values["target"]?.string.flatMap { target[$0] } ?? scope.target
  }

  /// Whether every parameter is one of the function's.
  private mutating func isKnown(
    _ values: [String: JSON],
    _ varying: [VaryingStep.Parameter],
    _ function: any MappingFunction.Type,
    _ step: Step,
    at pointer: JSONPointer,
    in scope: Scope
  ) -> Bool {
    let names = function.signature.parameters.map { $0.name }
    let given = step.arguments.map(\.name)
    if let unknown = given.first(where: { !names.contains($0) }) {
      report(
        .M104,
        "\"\(step.function)\" has no parameter \"\(unknown)\"",
        at: pointer.appending(unknown),
        in: scope,
        hint: NearestNames.hint(for: unknown, in: names)
      )
      return false
    }
    guard Set(given).count == given.count else {
      report(.M104, "a parameter of \"\(step.function)\" is given twice", at: pointer, in: scope)
      return false
    }
    return true
  }

  private func code(of fault: ArgumentFault, _ signature: FunctionSignature) -> DiagnosticCode {
    switch signature.parameters.first(where: { $0.name == fault.parameter })?.kind {
    case .pattern: .M605
    case .valueMap: .M108
    case .datePattern, .datePatterns: .M311
    case .secret: .M108
    case .text, .integer, .decimal, .boolean, .word, .scalar, .scalars, .texts, .field, nil: .M104
    }
  }
}
