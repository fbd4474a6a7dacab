import Records

extension StepArguments {
  /// Parameters that the spec's `defaults` stand in for where a step leaves them out.
  package static let defaulted = ["time_zone", "region", "locale"]

  /// Adds the spec's defaults for parameters that the function has and the step does not say.
  package mutating func complete(from defaults: RuleDefaults, for signature: FunctionSignature) {
    let usual = [
      ("time_zone", defaults.timeZone), ("region", defaults.region), ("locale", defaults.locale),
    ]
    for case (let name, let value?) in usual
    // The region of a language tag, kept or dropped, is another thing of that name.
    where values[name] == nil
      && signature.parameters.contains(where: { $0.name == name && $0.kind == .text })
    {
      values[name] = .string(value)
    }
  }
}
