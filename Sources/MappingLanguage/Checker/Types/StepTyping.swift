package import Records

/// The type after one step.
struct StepTyping {
  let step: Step
  let pointer: JSONPointer
  let defaults: RuleDefaults
  /// What the spec's value maps give, by name.
  let maps: [String: MapType]
  let functions: FunctionDirectory
  let dateWords: DataTable
  let target: Catalog
  let ruleTarget: CatalogField?
  /// The source field the step stands on directly.
  let sourceField: CatalogField?
  /// Whether a parameter is a variable that may be null: the step gives null then.
  var mayLackParameter = false

  func result(on input: InferredType) -> InferredType {
    guard let signature = functions.signature(of: step.function), !input.isUnknown,
      StepParameters.problems(of: step, signature, defaults).isEmpty
    else { return .unknown }
    guard step.each else { return single(signature, input) }
    guard let element = input.element else { return input.kind == .null ? .null : .unknown }
    let result = single(signature, element)
    guard result.type != nil else { return result.kind == .null ? .null : .unknown }
    return result.asList(nullable: input.nullable || result.nullable)
  }

  private func single(_ signature: FunctionSignature, _ input: InferredType) -> InferredType {
    if signature.name == "default" { return withDefault(input) }
    if input.kind == .null { return .null }
    guard input.type.map(signature.input.accepts) == true else { return .unknown }
    // Whether this step can fail is asked apart from those before it.
    var before = input
    before.effects.remove(.fallible)
    var result = own(signature, before)
    guard !result.isUnknown else { return .unknown }
    if step.nullOnError, result.effects.remove(.fallible) != nil { result.nullable = true }
    if mayLackParameter { result.nullable = true }
    if input.effects.contains(.fallible) { result.effects.insert(.fallible) }
    return result
  }

  private func own(_ signature: FunctionSignature, _ input: InferredType) -> InferredType {
    var result = plain(signature, input)
    guard !result.isUnknown else { return .unknown }
    // "trim" makes null of blanks, which were null already, or of characters of its own.
    let isTotal = signature.total || (signature.name == "trim" && step["characters"] == nil)
    result.nullable = input.nullable || !isTotal
    result.labels = input.labels
    result.effects = input.effects
    if signature.lossy { result.effects.insert(.lossy) }
    if signature.fallible { result.effects.insert(.fallible) }
    if case .values = signature.result {
      result.labels = []
    } else {
      result = refined(result, on: input)
    }
    return result
  }

  private func plain(_ signature: FunctionSignature, _ input: InferredType) -> InferredType {
    switch signature.result {
    case .type(let type): return .of(type)
    case .listOf(let type): return .of(.list(type))
    case .sameAsInput: return input
    case .element: return input.element ?? .unknown
    case .values(let values):
      var result = InferredType.of(.text)
      result.values = values.map { PossibleValue(.string($0), from: .written(pointer)) }
      result.maxLength = values.map(\.unicodeScalars.count).max()
      return result
    case .fromArguments: return input
    }
  }
}

extension FunctionSignature.Input {
  /// Whether a value of this type may stand before the step.
  package func accepts(_ type: FieldType) -> Bool {
    switch self {
    case .any: return true
    case .text: return type.isTextual
    case .number: return type.isNumber
    case .scalar: return type.element == nil && type != .record && type != .json
    case .types(let types):
      return types.contains { $0 == type || ($0 == .text && type.isTextual) }
    case .list: return type.element != nil
    case .scalars: return type.element.map { $0 != .record && $0.element == nil } ?? false
    case .records: return type == .list(.record)
    }
  }

  /// How messages name it.
  package var name: String {
    switch self {
    case .any: "anything"
    case .text: "text"
    case .number: "a number"
    case .scalar: "a single value"
    case .types(let types): types.map(\.name).joined(separator: " or ")
    case .list: "a list"
    case .scalars: "a list of single values"
    case .records: "a list of records"
    }
  }
}
