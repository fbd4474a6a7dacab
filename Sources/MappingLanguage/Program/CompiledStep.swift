import Records

/// One step, prepared for every record.
///
/// A class, so that passing it on copies nothing.
final class CompiledStep: Sendable {
  enum Call: Sendable {
    case ready(ReadyFunction)
    /// Parameters that come from variables: one function for every value they take.
    case varying(VaryingStep)
  }

  /// A step as bits, read without a reference.
  struct Plain: BitwiseCopyable {
    /// Applied once, by a function that is the same for every record.
    let isPlain: Bool
    let nullOnError: Bool
    let seesNull: Bool
    let takes: ValueKinds
  }

  let call: Call
  let each: Bool
  let nullOnError: Bool
  let seesNull: Bool
  let takes: ValueKinds

  init(_ call: Call, _ step: Step, _ function: any MappingFunction.Type) {
    self.call = call
    each = step.each
    nullOnError = step.nullOnError
    seesNull = function.seesNull
    takes = ValueKinds(function.signature.input)
  }

  var plain: Plain {
    Plain(
      isPlain: function != nil && !each,
      nullOnError: nullOnError,
      seesNull: seesNull,
      takes: takes
    )
  }

  /// The function where it is the same for every record.
  var function: ReadyFunction? {
    if case .ready(let function) = call { function } else { nil }
  }
}

/// A function with its constants: a class, so that a call neither copies it nor counts a reference.
final class ReadyFunction: Sendable {
  let function: any MappingFunction
  private let closure: StepClosure

  init(_ function: any MappingFunction) {
    self.function = function
    closure = function.closure
  }

  @inline(__always)
  func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try closure(input, &arena)
  }
}

/// A step whose time zone, region, country or locale is a variable.
final class VaryingStep: Sendable {
  struct Parameter: Sendable {
    var name: String
    var variable: Int
  }

  /// Where a worker keeps the functions it has made for the step.
  let place: Int
  let function: any MappingFunction.Type
  let arguments: StepArguments
  let parameters: [Parameter]

  init(
    place: Int,
    function: any MappingFunction.Type,
    arguments: StepArguments,
    parameters: [Parameter]
  ) {
    self.place = place
    self.function = function
    self.arguments = arguments
    self.parameters = parameters
  }
}
