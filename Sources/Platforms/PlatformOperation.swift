/// What a request is for: its name in the limit registry, in logs and in fault plans.
package struct PlatformOperation: Hashable, Sendable, CustomStringConvertible {
  /// Whether a request changes anything at the platform.
  package enum Effect: String, Hashable, Sendable {
    case reads
    case writes
  }

  /// `hubspot.contacts.list`, lower case.
  package let name: String
  package let effect: Effect

  package init(_ name: String, _ effect: Effect) {
    self.name = name.lowercased()
    self.effect = effect
  }

  package static func reading(_ name: String) -> PlatformOperation {
    PlatformOperation(name, .reads)
  }

  package static func writing(_ name: String) -> PlatformOperation {
    PlatformOperation(name, .writes)
  }

  package var description: String { name }
}
