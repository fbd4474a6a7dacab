import MappingLanguage
import Records

/// One function of the language with its constants, called as the engine calls it.
///
/// Every call also checks what holds for all functions: the same input gives the same outcome, a
/// result is sound and of the type that the signature says, only a fallible function fails, and a
/// total one makes null of nothing but null.
struct FunctionCall {
  enum Outcome: Hashable {
    case value(JSON)
    case fault(RecordFaultCode)
  }

  private let type: any MappingFunction.Type
  private let function: any MappingFunction

  /// A function that exists with constants that it takes.
  init(_ name: String, _ arguments: [String: JSON] = [:]) throws(BrokenLaw) {
    guard let call = FunctionCall(trying: name, arguments) else {
      throw BrokenLaw("\(name) refuses \(arguments)")
    }
    self = call
  }

  /// The same with constants that may be refused; then it is `nil`.
  init?(trying name: String, _ arguments: [String: JSON]) {
    self.init(trying: name, StepArguments(arguments, resources: FuzzZones.resources))
  }

  /// `nil` where there is no such function, or it refuses the constants.
  init?(trying name: String, _ arguments: StepArguments) {
    guard let type = FunctionCatalog[name], let function = try? type.init(arguments) else {
      return nil
    }
    self.type = type
    self.function = function
  }

  /// The text that comes of a text; `nil` for null, and where the function fails.
  func text(of input: String) throws(BrokenLaw) -> String? {
    guard case .value(let json) = try outcome(of: .string(input)) else { return nil }
    return json.string
  }

  /// What comes of an input; null for one that the function does not take.
  ///
  /// `type`: `date`, `datetime` or `json` where the JSON's own type is not meant.
  func outcome(of input: JSON, as type: FieldType? = nil) throws(BrokenLaw) -> Outcome {
    let first = try outcomeOnce(of: input, as: type)
    let second = try outcomeOnce(of: input, as: type)
    try expect(first == second, "\(name) of \(input.text()) is \(first), then \(second)")
    return first
  }

  private var name: String { type.signature.name }

  private func outcomeOnce(of input: JSON, as type: FieldType?) throws(BrokenLaw) -> Outcome {
    var arena = Arena()
    let value = FunctionInput.value(input, as: type, &arena)
    guard FunctionInput.isTaken(value, by: self.type, in: arena) else { return .value(.null) }
    let output: Value
    do throws(FunctionFault) {
      output = try function.apply(value, &arena)
    } catch {
      try expect(
        self.type.signature.fallible,
        "\(name) of \(input.text()) fails with \(error.code.rawValue), but cannot fail"
      )
      return .fault(error.code)
    }
    try checkSoundness(output, in: arena, of: input)
    try checkResult(output, of: value, input, in: arena)
    let written = ValueWriter.text(output, in: arena)
    guard let json = try? JSON(parsing: written) else {
      throw BrokenLaw("\(name) of \(input.text()) writes \(written), which is no JSON")
    }
    return .value(json)
  }

  private func checkResult(
    _ output: Value,
    of value: Value,
    _ input: JSON,
    in arena: borrowing Arena
  ) throws(BrokenLaw) {
    let signature = type.signature
    // What `default` makes of null has no type of its own.
    guard !value.isNull else { return }
    guard !output.isNull else {
      try expect(
        !signature.total || FunctionInput.isBlank(input),
        "\(name) of \(input.text()) is null, but null comes of null only"
      )
      return
    }
    let fits =
      switch signature.result {
      case .type(let type): FunctionInput.kinds(of: type).contains(output.kind)
      case .sameAsInput:
        FunctionInput.family(of: output.kind) == FunctionInput.family(of: value.kind)
      case .values(let values):
        output.kind == .text
          && values.contains(String(decoding: arena.bytes[output.range], as: UTF8.self))
      case .listOf: output.kind == .list
      case .element, .fromArguments: true
      }
    try expect(
      fits,
      "\(name) of \(input.text()) gives \(output.kind), which is not \(signature.result)"
    )
  }

  /// Slices inside the arena, text that is UTF-8 and not empty, lists without nulls.
  private func checkSoundness(
    _ value: Value,
    in arena: borrowing Arena,
    of input: JSON
  ) throws(BrokenLaw) {
    switch value.kind {
    case .null, .boolean, .integer, .decimal, .date: return
    case .instant:
      try expect(value.nanoseconds < 1_000_000_000, "\(name) of \(input.text()): nanoseconds")
    case .text, .number, .json:
      try expect(
        !value.range.isEmpty && value.range.upperBound <= arena.position
          && String(validating: arena.bytes[value.range], as: UTF8.self) != nil,
        "\(name) of \(input.text()) gives a text that is empty or no UTF-8"
      )
    case .list, .record:
      try expect(
        value.range.upperBound <= arena.elements.count
          && (value.kind == .record || !value.range.isEmpty),
        "\(name) of \(input.text()) gives elements that are not there"
      )
      for index in value.range {
        let element = arena.elements[index]
        try expect(
          value.kind == .record || !element.isNull,
          "\(name) of \(input.text()) gives a list with a null in it"
        )
        try checkSoundness(element, in: arena, of: input)
      }
    }
  }
}
