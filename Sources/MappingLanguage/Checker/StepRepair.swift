import Records

/// Finds what can stand in the place of a step that calls an unknown function: steps with all their
/// parameters, that take what stands there and give what is taken after them.
struct StepRepair {
  private let context: CheckContext
  private let maps: [String: MapType]
  private let preparedMaps: [String: PreparedMap]
  /// The fields that values are assigned to, by the place of the value.
  private let fields: [JSONPointer: CatalogField]

  init(_ context: CheckContext) {
    self.context = context
    let valueMaps = context.spec.valueMaps
    maps = Dictionary(
      valueMaps.enumerated().map { ($0.element.name, MapType(of: $0.element, at: $0.offset)) },
      uniquingKeysWith: { first, _ in first }
    )
    preparedMaps = Dictionary(
      valueMaps.map { ($0.name, PreparedMap($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    fields = Dictionary(
      context.assignments.map { ($0.pointer, $0.field) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What is known of the function that the step at a position of the context's steps calls.
  func unknown(at position: Int) -> UnknownFunction {
    let step = context.nodes.steps[position].step
    let input = context.types.input(of: context.nodes.steps[position].pointer)
    let type = step.each ? input.element?.type : input.type
    return UnknownFunction(step.function) { signature in
      type.map { signature.input.accepts($0) } ?? true
    }
  }

  /// The first counterpart that fits; `nil` where none does, or what stands there is not known.
  func replacement(at position: Int, by unknown: UnknownFunction) -> [Step]? {
    let written = context.nodes.steps[position].step
    return unknown.meant.lazy
      .compactMap { Self.steps($0, with: written) }
      .first { fits($0, at: position) }
  }

  /// A counterpart with what the step says besides its function; `nil` where the two contradict
  /// each other, or it is not clear which of several steps is meant.
  private static func steps(_ counterpart: [Step], with written: Step) -> [Step]? {
    guard counterpart.count == 1 else {
      return written.arguments.isEmpty
        ? counterpart.map { step in
          Step(
            step.function,
            step.arguments,
            each: written.each,
            nullOnError: written.nullOnError
          )
        } : nil
    }
    let own = counterpart[0]
    let others = written.arguments.filter { own[$0.name] == nil }
    guard written.arguments.allSatisfy({ own[$0.name] == nil || own[$0.name] == $0.value })
    else { return nil }
    return [
      Step(
        own.function,
        own.arguments + others,
        each: written.each,
        nullOnError: written.nullOnError
      )
    ]
  }

  // MARK: Types

  private func fits(_ steps: [Step], at position: Int) -> Bool {
    let node = context.nodes.steps[position]
    var type = context.types.input(of: node.pointer)
    for step in steps {
      guard isPrepared(step, node) else { return false }
      type = result(of: step, on: type, node)
      guard !type.isUnknown else { return false }
    }
    let list = node.pointer.tokens.dropLast()
    for next in context.nodes.steps[(position + 1)...].prefix(while: {
      $0.pointer.tokens.dropLast() == list
    }) {
      // What comes after another unknown function cannot be said.
      guard context.functions.contains(next.step.function) else { return true }
      type = result(of: next.step, on: type, next)
      guard !type.isUnknown else { return false }
    }
    guard let field = fields[JSONPointer(Array(list.dropLast()))] else { return true }
    return type.kind == .null || Conversions.verdict(from: type, to: field.type) == .fits
  }

  private func result(
    of step: Step,
    on input: InferredType,
    _ node: SpecNodes.StepNode
  ) -> InferredType {
    StepTyping(
      step: step,
      pointer: node.pointer,
      defaults: context.spec.defaults,
      maps: maps,
      functions: context.functions,
      dateWords: context.options.resources[.dateWords],
      target: context.target,
      ruleTarget: ruleTarget(node),
      sourceField: sourceField(node)
    ).result(on: input)
  }

  /// Whether the function itself takes the parameters.
  private func isPrepared(_ step: Step, _ node: SpecNodes.StepNode) -> Bool {
    guard let function = context.functions[step.function] else { return false }
    var constants: [String: JSON] = [:]
    for argument in step.arguments {
      guard case .constant(let value) = argument.value else { return false }
      constants[argument.name] = value
    }
    var arguments = StepArguments(
      constants,
      valueMaps: preparedMaps,
      targetOptions: ruleTarget(node)?.options ?? [],
      sourceOptions: sourceField(node)?.options ?? [],
      resources: context.options.resources
    )
    arguments.complete(from: context.spec.defaults, for: function.signature)
    do throws(ArgumentFault) {
      _ = try function.init(arguments)
      return true
    } catch {
      return false
    }
  }

  private func ruleTarget(_ node: SpecNodes.StepNode) -> CatalogField? {
    guard node.owner.kind == .rule else { return nil }
    return context.target[context.spec.rules[node.owner.index].target]
  }

  private func sourceField(_ node: SpecNodes.StepNode) -> CatalogField? {
    guard case .field(let name) = node.directAtom?.source else { return nil }
    return context.source[name]
  }
}
