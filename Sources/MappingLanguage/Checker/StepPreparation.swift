import Diagnostics
import Records

/// Tries out the constants of every step, with the functions themselves.
struct StepPreparation: Sendable {
  /// A constant that a function refuses.
  struct Refusal: Sendable {
    let node: SpecNodes.StepNode
    let parameter: String
    let kind: FunctionSignature.Parameter.Kind?
    let message: String
    /// What is refused; `nil` where the step says nothing for the parameter.
    let value: PossibleValue?

    /// Where the spec says the constant; the parameter itself, where something else gives it.
    var pointer: JSONPointer { value?.writtenAt ?? node.pointer.appending(parameter) }
  }

  /// Steps whose parameters do not fit the signature of their function.
  private(set) var misfits: [(node: SpecNodes.StepNode, problems: [StepParameters.Problem])] = []
  private(set) var refusals: [Refusal] = []
  /// The step as it runs, by its place, where all its parameters are constants.
  private(set) var functions: [JSONPointer: any MappingFunction] = [:]

  /// Steps that do not fit are not tried.
  init(_ nodes: SpecNodes, _ spec: MappingSpec, _ types: InferredTypes, _ scope: Scope) {
    var maps: [String: PreparedMap] = [:]
    for map in spec.valueMaps where maps[map.name] == nil { maps[map.name] = PreparedMap(map) }
    functions.reserveCapacity(nodes.steps.count)
    for node in nodes.steps {
      guard let function = scope.functions[node.step.function] else { continue }
      let problems = StepParameters.problems(of: node.step, function.signature, spec.defaults)
      guard problems.isEmpty else {
        misfits.append((node, problems))
        continue
      }
      guard Self.namesKnownMap(node.step, maps) else { continue }
      var refused: Set<PossibleValue> = []
      for values in Self.constants(of: node, types) {
        var arguments = StepArguments(
          values.mapValues(\.value),
          valueMaps: maps,
          resources: scope.resources
        )
        arguments.complete(from: spec.defaults, for: function.signature)
        if let field = Self.targetField(of: node, spec, scope.target) {
          arguments.targetOptions = field.options
          arguments.targetLengthUnit = field.lengthUnit
        }
        arguments.sourceOptions = Self.sourceOptions(of: node, scope.source)
        let fault: ArgumentFault
        do throws(ArgumentFault) {
          let made = try function.init(arguments)
          if node.step.isConstant { functions[node.pointer] = made }
          continue
        } catch {
          fault = error
        }
        let parameter = function.signature.parameters.first { $0.name == fault.parameter }
        let value = values[fault.parameter]
        if let value, !refused.insert(value).inserted { continue }
        refusals.append(
          Refusal(
            node: node,
            parameter: fault.parameter,
            kind: parameter?.kind,
            message: fault.message,
            value: value
          )
        )
        // Only what a variable gives can be another value the next time.
        guard case .variable? = node.step[fault.parameter] else { break }
      }
    }
  }

  /// What the functions need to know besides the spec.
  struct Scope: Sendable {
    let functions: FunctionDirectory
    let source: Catalog
    let target: Catalog
    let resources: MappingResources
  }

  private static func namesKnownMap(_ step: Step, _ maps: [String: PreparedMap]) -> Bool {
    guard step.function == "map_value", case .constant(let name) = step["map"] else { return true }
    return name.string.map { maps[$0] != nil } ?? false
  }

  /// The constants of a step, once for every value a variable parameter can have.
  ///
  /// Of several such parameters one varies at a time: every value is tried, not every combination.
  private static func constants(
    of node: SpecNodes.StepNode,
    _ types: InferredTypes
  ) -> [[String: PossibleValue]] {
    var first: [String: PossibleValue] = [:]
    var others: [(name: String, value: PossibleValue)] = []
    for argument in node.step.arguments {
      switch argument.value {
      case .constant(let value):
        let place = node.pointer.appending(argument.name)
        first[argument.name] = PossibleValue(value, from: .written(place))
      case .variable(let name):
        guard let values = types.variables[name]?.values, let value = values.first else {
          return []
        }
        first[argument.name] = value
        others += values.dropFirst().map { (argument.name, $0) }
      }
    }
    return [first] + others.map { first.merging([$0.name: $0.value]) { $1 } }
  }

  private static func targetField(
    of node: SpecNodes.StepNode,
    _ spec: MappingSpec,
    _ target: Catalog
  ) -> CatalogField? {
    if case .constant(let name) = node.step["target"], let name = name.string {
      return target[name]
    }
    guard node.owner.kind == .rule else { return nil }
    return target[spec.rules[node.owner.index].target]
  }

  private static func sourceOptions(
    of node: SpecNodes.StepNode,
    _ source: Catalog
  )
    -> [FieldOption]
  {
    guard case .field(let name) = node.directAtom?.source else { return [] }
    return source[name]?.options ?? []
  }
}

extension Step {
  /// Whether no parameter comes from a variable.
  fileprivate var isConstant: Bool {
    arguments.allSatisfy { if case .constant = $0.value { true } else { false } }
  }
}
