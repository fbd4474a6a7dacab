package import Records

/// What is known about every expression of a spec, by its place.
package struct InferredTypes: Hashable, Sendable {
  /// Of values and atoms, after their steps.
  package var results: [JSONPointer: InferredType] = [:]
  /// What stands before each step.
  package var inputs: [JSONPointer: InferredType] = [:]
  package var variables: [String: InferredType] = [:]
  package var lookups: [String: InferredType] = [:]

  /// The type of the value or atom at a place.
  package subscript(pointer: JSONPointer) -> InferredType { results[pointer] ?? .unknown }

  /// The type before the step at a place.
  package func input(of step: JSONPointer) -> InferredType { inputs[step] ?? .unknown }
}
