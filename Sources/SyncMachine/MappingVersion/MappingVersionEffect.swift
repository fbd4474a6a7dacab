/// What a version's step asks the driver to do.
package enum MappingVersionEffect: Hashable, Sendable {
  case check(spec: ContentHash)
  case test(spec: ContentHash)
  /// Show it to a person who may approve it.
  case showForApproval(seal: ContentHash)
  /// Append ``MappingVersionEvent/superseded(by:)`` to the version approved before.
  case supersedePrevious
}
