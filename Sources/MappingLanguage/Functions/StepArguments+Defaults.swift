import Records

extension StepArguments {
  /// Parameters that the spec's `defaults` stand in for where a step leaves them out.
  package static let defaulted = ["time_zone", "region", "locale"]

  /// What the spec's defaults say for a parameter; `nil` where they have nothing for it.
  package static func usual(
    _ parameter: FunctionSignature.Parameter,
    _ defaults: RuleDefaults
  ) -> String? {
    // The region of a language tag, kept or dropped, is another thing of that name.
    guard parameter.kind == .text else { return nil }
    return switch parameter.name {
    case "time_zone": defaults.timeZone
    case "region": defaults.region
    case "locale": defaults.locale
    default: nil
    }
  }

  /// Adds the spec's defaults for parameters that the function has and the step does not say.
  package mutating func complete(from defaults: RuleDefaults, for signature: FunctionSignature) {
    for parameter in signature.parameters where values[parameter.name] == nil {
      if let value = Self.usual(parameter, defaults) { values[parameter.name] = .string(value) }
    }
  }
}
