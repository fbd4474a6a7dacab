import Records

@testable import MappingLanguage

/// Constants of random steps: those of an example, often with one of them changed.
extension RandomMapping {
  static let resources = MappingResources(secrets: HMACSHA256.exampleSecrets)

  mutating func arguments(
    of function: any MappingFunction.Type,
    as example: FunctionExample
  ) -> [Step.Argument] {
    let parameters = function.signature.parameters
    var values = example.arguments
    for parameter in parameters {
      let names = Self.names(for: parameter)
      if !names.isEmpty { values[parameter.name] = .string(dice.pick(names)) }
    }
    if !parameters.isEmpty, dice.chance(2) {
      let parameter = dice.pick(parameters)
      var changed = values
      let isLeftOut = !parameter.required && dice.chance(2)
      changed[parameter.name] = isLeftOut ? nil : constant(for: parameter)
      if isTaken(changed, by: function) { values = changed }
    }
    return parameters.compactMap { parameter in
      guard let value = values[parameter.name] else { return nil }
      guard StepParameters.variable.contains(parameter.name), parameter.kind == .text,
        dice.chance(3)
      else { return Step.Argument(parameter.name, .constant(value)) }
      return Step.Argument(parameter.name, .variable(variable(for: parameter, value)))
    }
  }

  private func isTaken(_ values: [String: JSON], by function: any MappingFunction.Type) -> Bool {
    var arguments = StepArguments(
      values,
      valueMaps: [Self.valueMap: PreparedMap(ValueMap(name: Self.valueMap, entries: []))],
      targetOptions: values["target"]?.string.flatMap { Self.target[$0] }?.options ?? [],
      resources: Self.resources
    )
    arguments.complete(from: defaults, for: function.signature)
    return (try? function.init(arguments)) != nil
  }

  // MARK: Constants

  /// What only the spec and the catalogs name.
  private static func names(for parameter: FunctionSignature.Parameter) -> [String] {
    switch parameter.kind {
    case .valueMap: [valueMap]
    case .field: source.members(of: source["items"] ?? source.fields[0]).map(\.name)
    case .text where parameter.name == "target":
      target.fields.filter { !$0.options.isEmpty && !$0.name.contains(".") }.map(\.name)
    default: []
    }
  }

  private mutating func constant(for parameter: FunctionSignature.Parameter) -> JSON {
    switch parameter.kind {
    case .integer: .integer(dice.below(12) - 3)
    case .decimal: dice.pick([3, -2, 1000, .number("0.5"), .number("-1.25")])
    case .boolean: .bool(dice.chance(2))
    case .word(let words): .string(dice.pick(words))
    case .scalar: dice.pick(Self.scalars)
    case .scalars: [dice.pick(Self.scalars), dice.pick(Self.scalars)]
    case .text, .texts, .pattern, .datePatterns, .datePattern, .secret, .valueMap, .field:
      dice.pick(Self.shown(for: parameter) + (parameter.kind == .text ? ["x", " ", "é"] : []))
    }
  }

  private static let scalars: [JSON] = [
    "new", "Ada", "hot", "2026-01-31", 3, 0, true, .number("1.50"), .null,
  ]

  /// What examples of any function say for a parameter of that kind; a text has that name too.
  private static func shown(for parameter: FunctionSignature.Parameter) -> [JSON] {
    shown.filter { known in
      known.parameter.kind == parameter.kind
        && (parameter.kind != .text || known.parameter.name == parameter.name)
    }.map(\.value)
  }

  private static let shown =
    FunctionCatalog.all.flatMap { function in
      function.signature.parameters.flatMap { parameter in
        function.examples.compactMap { $0.arguments[parameter.name] }.map { (parameter, $0) }
      }
    } as [(parameter: FunctionSignature.Parameter, value: JSON)]

  // MARK: Variables

  /// A variable that is the value for some records, and for others something else.
  private mutating func variable(
    for parameter: FunctionSignature.Parameter,
    _ value: JSON
  ) -> String {
    let name = "p\(parameterVariables.count)"
    let other = dice.chance(3) ? dice.pick(["Nowhere", .null]) : constant(for: parameter)
    let test = ConditionTest(
      of: Atom(.field(dice.pick(["t1", "n1", "b1"]))),
      dice.pick([.isNull, .isNotNull])
    )
    let arm = ValueExpression.Arm(when: Condition(.all, [test]), value: Atom(.constant(value)))
    let choice = ValueExpression.Head.choice([arm], otherwise: Atom(.constant(other)))
    parameterVariables.append(Variable(name: name, body: .value(ValueExpression(choice))))
    return name
  }
}
