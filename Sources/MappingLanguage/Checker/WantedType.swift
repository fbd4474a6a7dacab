import Records

/// What a value must be where an atom stands, as far as what stands around it says so: the step
/// after it, the constant beside it, or the field that it is written to.
struct WantedType {
  private let context: CheckContext
  private let step: Step?
  /// The test that looks at the atom.
  private let test: ConditionTest?
  /// The value that the atom is, or is a member of.
  private let value: SpecNodes.Node<ValueExpression>?

  init(of node: SpecNodes.Node<Atom>, _ context: CheckContext) {
    self.context = context
    step = node.content.then.first
    // It stands at "of" of a test, or at "else", "coalesce/0" or "case/0/value" of a value.
    let places = (0...3).map { JSONPointer(node.pointer.tokens.dropLast($0)) }
    let isTested = node.pointer.tokens.last == "of"
    test = isTested ? context.nodes.tests.first { $0.pointer == places[1] }?.content : nil
    value = isTested ? nil : context.nodes.values.last { places.contains($0.pointer) }
  }

  /// Whether a field of the type may stand there; true where nothing says.
  func takes(_ type: FieldType) -> Bool {
    if let step { return takes(type, before: step) }
    if let test { return Self.takes(type, in: test) }
    guard let value else { return true }
    switch value.content.head {
    case .test: return true
    case .concat: return type.isTextual
    case .calc(let calculation, _, _): return calculation.takes(type)
    case .list: return takes(.list(type.element ?? type), in: value)
    case .atom, .coalesce, .choice: return takes(type, in: value)
    }
  }

  private func takes(_ type: FieldType, before step: Step) -> Bool {
    guard let input = context.signature(of: step)?.input else { return true }
    return step.each ? type.element.map(input.accepts) ?? false : input.accepts(type)
  }

  private func takes(_ type: FieldType, in value: SpecNodes.Node<ValueExpression>) -> Bool {
    if let step = value.content.then.first { return takes(type, before: step) }
    let written = context.assignments.first { $0.pointer == value.pointer }
    return written.map { $0.field.takes(.of(type)) } ?? true
  }

  private static func takes(_ type: FieldType, in test: ConditionTest) -> Bool {
    guard case .constant(let constant) = test.argument else { return true }
    guard ComparisonMending.comparesValues(test.op, type) else { return false }
    let constants = constant.array ?? [constant]
    return constants.allSatisfy { (type.element ?? type).misfit(of: $0) == nil }
  }
}

extension CatalogField {
  /// Whether it can be written with a value of the type as it is.
  func takes(_ type: InferredType) -> Bool {
    if case .fits = Conversions.verdict(from: type, to: self.type) { true } else { false }
  }
}
