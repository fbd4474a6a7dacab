package import Records

/// The constants of one step, read by name and type.
///
/// Values of parameters that come from a variable are not here: the engine prepares one step per
/// value the variable can take.
package struct StepArguments: Sendable {
  package var values: [String: JSON]
  /// Value maps of the spec by name, for `map_value`.
  package var valueMaps: [String: PreparedMap]
  /// The options of the target field, for functions that need them.
  package var targetOptions: [FieldOption]
  /// The options of the source field the step stands on, for `option_label`.
  package var sourceOptions: [FieldOption]
  /// What the target field's length counts: the unit of `truncate` unless it says otherwise.
  package var targetLengthUnit: LengthUnit
  /// Data tables, time zones and secrets.
  package var resources: MappingResources

  package init(
    _ values: [String: JSON],
    valueMaps: [String: PreparedMap] = [:],
    targetOptions: [FieldOption] = [],
    sourceOptions: [FieldOption] = [],
    targetLengthUnit: LengthUnit = .codePoint,
    resources: MappingResources = .builtIn
  ) {
    self.values = values
    self.valueMaps = valueMaps
    self.targetOptions = targetOptions
    self.sourceOptions = sourceOptions
    self.targetLengthUnit = targetLengthUnit
    self.resources = resources
  }

  package subscript(name: String) -> JSON? { values[name] }

  package func text(_ name: String) throws(ArgumentFault) -> String {
    guard let text = values[name]?.string else { throw ArgumentFault(name, "a text is needed") }
    return text
  }

  package func text(_ name: String, default fallback: String) throws(ArgumentFault) -> String {
    values[name] == nil ? fallback : try text(name)
  }

  package func integer(_ name: String) throws(ArgumentFault) -> Int {
    guard let number = values[name]?.int else {
      throw ArgumentFault(name, "a whole number is needed")
    }
    return number
  }

  package func integer(_ name: String, default fallback: Int?) throws(ArgumentFault) -> Int? {
    values[name] == nil ? fallback : try integer(name)
  }

  package func flag(_ name: String, default fallback: Bool = false) throws(ArgumentFault) -> Bool {
    guard let value = values[name] else { return fallback }
    guard let flag = value.bool else { throw ArgumentFault(name, "true or false is needed") }
    return flag
  }

  package func word(_ name: String, of words: [String]) throws(ArgumentFault) -> String {
    let text = try text(name)
    guard words.contains(text) else {
      throw ArgumentFault(name, "one of \(words.joined(separator: ", ")) is needed")
    }
    return text
  }

  package func word(
    _ name: String,
    of words: [String],
    default fallback: String
  ) throws(ArgumentFault) -> String {
    values[name] == nil ? fallback : try word(name, of: words)
  }

  package func texts(_ name: String) throws(ArgumentFault) -> [String] {
    guard let items = values[name]?.array else {
      throw ArgumentFault(name, "a list of texts is needed")
    }
    var texts: [String] = []
    for item in items {
      guard let text = item.string else { throw ArgumentFault(name, "a list of texts is needed") }
      texts.append(text)
    }
    return texts
  }
}
