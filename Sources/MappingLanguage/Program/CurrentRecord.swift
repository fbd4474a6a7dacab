/// What the destination holds for a record before it is written.
package enum CurrentRecord: Hashable, Sendable {
  /// Nobody asked; allowed only where ``MappingProgram/needsCurrent`` is false.
  case unread
  /// The destination has no such record: `is_new`, and every `current` is null.
  case new
  /// One JSON object in the destination's own shape, read by the paths of the target catalog.
  case existing([UInt8])
}
