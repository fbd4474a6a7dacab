/// One step, prepared for every record.
struct CompiledStep: Sendable {
  enum Call: Sendable {
    case ready(any MappingFunction)
    /// Parameters that come from variables: one function for every value they take.
    case varying(VaryingStep)
  }

  var call: Call
  var each: Bool
  var nullOnError: Bool
  var seesNull: Bool
}

/// A step whose time zone, region, country or locale is a variable.
struct VaryingStep: Sendable {
  struct Parameter: Sendable {
    var name: String
    var variable: Int
  }

  /// Where a worker keeps the functions it has made for the step.
  var place: Int
  var function: any MappingFunction.Type
  var arguments: StepArguments
  var parameters: [Parameter]
}
