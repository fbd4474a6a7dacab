/// One step, prepared for every record.
struct CompiledStep: Sendable {
  enum Call: Sendable {
    case ready(ReadyStep)
    /// Parameters that come from variables: one function for every value they take.
    case varying(VaryingStep)
  }

  var call: Call
  var each: Bool
  var nullOnError: Bool
  var seesNull: Bool
  var takes: ValueKinds

  init(_ call: Call, _ step: Step, _ function: any MappingFunction.Type) {
    self.call = call
    each = step.each
    nullOnError = step.nullOnError
    seesNull = function.seesNull
    takes = ValueKinds(function.signature.input)
  }
}

/// A function with its constants; a class, so that passing it on copies nothing.
final class ReadyStep: Sendable {
  let function: any MappingFunction

  init(_ function: any MappingFunction) { self.function = function }
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
