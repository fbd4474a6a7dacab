package import Records

/// One example of a function: a test, a line of the manual and a line of the prompt.
///
/// Values are written as JSON; dates and instants as ISO 8601 text with the type beside them.
package struct FunctionExample: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case gives(JSON)
    case fails(RecordFaultCode)
  }

  package var input: JSON
  /// How the input is read; `nil` takes the JSON's own type.
  package var inputType: FieldType?
  package var arguments: [String: JSON]
  package var valueMaps: [ValueMap]
  package var outcome: Outcome
  package var because: String

  package static func gives(
    _ output: JSON,
    from input: JSON,
    as inputType: FieldType? = nil,
    _ arguments: [String: JSON] = [:],
    maps valueMaps: [ValueMap] = [],
    because: String
  ) -> FunctionExample {
    FunctionExample(
      input: input,
      inputType: inputType,
      arguments: arguments,
      valueMaps: valueMaps,
      outcome: .gives(output),
      because: because
    )
  }

  package static func fails(
    _ code: RecordFaultCode,
    from input: JSON,
    as inputType: FieldType? = nil,
    _ arguments: [String: JSON] = [:],
    maps valueMaps: [ValueMap] = [],
    because: String
  ) -> FunctionExample {
    FunctionExample(
      input: input,
      inputType: inputType,
      arguments: arguments,
      valueMaps: valueMaps,
      outcome: .fails(code),
      because: because
    )
  }
}
