import Records

@testable import MappingLanguage

extension NaiveInterpreter {
  mutating func apply(
    _ steps: [Step],
    to start: NaiveValue,
    after atom: Atom?
  ) throws(Fault) -> NaiveValue {
    var value = start
    for (index, step) in steps.enumerated() {
      guard let function = FunctionCatalog[step.function] else { continue }
      if value == .null, !function.seesNull { continue }
      do throws(Fault) {
        value = try apply(step, function, to: value, after: index == 0 ? atom : nil)
      } catch {
        guard step.nullOnError, !error.mustReject else { throw error }
        value = .null
      }
    }
    return value
  }

  private mutating func apply(
    _ step: Step,
    _ function: any MappingFunction.Type,
    to value: NaiveValue,
    after atom: Atom?
  ) throws(Fault) -> NaiveValue {
    var constants: [String: JSON] = [:]
    for argument in step.arguments {
      switch argument.value {
      case .constant(let json): constants[argument.name] = json
      case .variable(let name):
        let text = try variable(name)
        guard text != .null else { return .null }
        constants[argument.name] = .string(String(decoding: text.plain, as: UTF8.self))
      }
    }
    var field: String?
    if case .field(let name) = atom?.source { field = name }
    let made = try self.function(
      FunctionCall(name: step.function, constants: constants, field: field, writing: writing?.name),
      function
    )
    guard step.each else { return try call(made, value) }
    guard case .list(let items) = value else { throw Fault(code: .targetForm) }
    var results: [NaiveValue] = []
    for item in items {
      do throws(Fault) {
        results.append(try call(made, item))
      } catch {
        guard step.nullOnError else { throw error }
      }
      try Self.bound(.listed(results))
    }
    return .listed(results)
  }

  /// A function with its constants, made once.
  private mutating func function(
    _ call: FunctionCall,
    _ function: any MappingFunction.Type
  ) throws(Fault) -> any MappingFunction {
    if let known = made[call] { return known }
    var arguments = StepArguments(call.constants)
    for map in spec.valueMaps { arguments.valueMaps[map.name] = PreparedMap(map) }
    let field = call.constants["target"]?.string.flatMap { target[$0] } ?? writing
    arguments.targetOptions = field?.options ?? []
    arguments.targetLengthUnit = writing?.lengthUnit ?? .codePoint
    arguments.sourceOptions = call.field.flatMap { source[$0] }?.options ?? []
    arguments.resources = RandomMapping.resources
    arguments.complete(from: spec.defaults, for: function.signature)
    do throws(ArgumentFault) {
      let function = try function.init(arguments)
      made[call] = function
      return function
    } catch {
      throw Fault(code: .unlisted)
    }
  }

  private mutating func call(
    _ function: any MappingFunction,
    _ value: NaiveValue
  ) throws(Fault) -> NaiveValue {
    let signature = type(of: function).signature
    guard value.isOf(signature.input) else { throw Fault(code: .wrongType) }
    var arena = Arena()
    let made: NaiveValue
    do throws(FunctionFault) {
      let input = value.make(in: &arena)
      made = NaiveValue(try function.apply(input, &arena), arena)
    } catch {
      calls[signature.name, default: Calls()].failed += 1
      throw Fault(code: error.code)
    }
    if made != .null { calls[signature.name, default: Calls()].gaveValue += 1 }
    try Self.bound(made)
    return made
  }
}

extension NaiveValue {
  /// Whether a function that takes this can be called with the value.
  func isOf(_ input: FunctionSignature.Input) -> Bool {
    switch (input, self) {
    case (.any, _), (.text, .text), (.number, .int), (.number, .dec), (.list, .list),
      (.scalars, .list), (.records, .list):
      true
    case (.scalar, .bool), (.scalar, .int), (.scalar, .dec), (.scalar, .text), (.scalar, .date),
      (.scalar, .instant):
      true
    case (.types(let types), _): types.contains(where: isOf)
    default: false
    }
  }

  private func isOf(_ type: FieldType) -> Bool {
    switch self {
    case .null, .record: false
    case .bool: type == .bool || type == .json
    case .int, .dec: type.isNumber
    case .text: type.isTextual || type == .json
    case .date: type == .date
    case .instant: type == .datetime
    case .list: type.element != nil
    case .spelled, .json: type == .json
    }
  }
}
