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
    var arguments = StepArguments([:])
    for argument in step.arguments {
      switch argument.value {
      case .constant(let json): arguments.values[argument.name] = json
      case .variable(let name):
        let text = try variable(name)
        guard text != .null else { return .null }
        arguments.values[argument.name] = .string(String(decoding: text.plain, as: UTF8.self))
      }
    }
    for map in spec.valueMaps { arguments.valueMaps[map.name] = PreparedMap(map) }
    let field = arguments["target"]?.string.flatMap { target[$0] } ?? writing
    arguments.targetOptions = field?.options ?? []
    arguments.targetLengthUnit = writing?.lengthUnit ?? .codePoint
    if case .field(let name) = atom?.source {
      arguments.sourceOptions = source[name]?.options ?? []
    }
    arguments.complete(from: spec.defaults, for: function.signature)
    let made: any MappingFunction
    do throws(ArgumentFault) {
      made = try function.init(arguments)
    } catch {
      throw Fault(code: .unlisted)
    }
    let input = function.signature.input
    guard step.each else { return try call(made, value, input) }
    guard case .list(let items) = value else { throw Fault(code: .targetForm) }
    var results: [NaiveValue] = []
    for item in items {
      do throws(Fault) {
        results.append(try call(made, item, input))
      } catch {
        guard step.nullOnError else { throw error }
      }
      try Self.bound(.listed(results))
    }
    return .listed(results)
  }

  private func call(
    _ function: any MappingFunction,
    _ value: NaiveValue,
    _ input: FunctionSignature.Input
  ) throws(Fault) -> NaiveValue {
    guard value.isOf(input) else { throw Fault(code: .wrongType) }
    var arena = Arena()
    let made: NaiveValue
    do throws(FunctionFault) {
      let input = value.make(in: &arena)
      made = NaiveValue(try function.apply(input, &arena), arena)
    } catch {
      throw Fault(code: error.code)
    }
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
