package import Records

/// The part of a spec that a value, a step or a test belongs to.
///
/// A class, so that the many pieces of a part carry it without a copy.
package final class SpecOwner: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case rule
    case variable
    case filter
    case lookup = "look-up"

    /// Where the parts of its kind stand.
    package var list: JSONPointer {
      switch self {
      case .rule: Self.rules
      case .variable: Self.variables
      case .filter: Self.filters
      case .lookup: Self.lookups
      }
    }

    private static let rules = JSONPointer(["rules"])
    private static let variables = JSONPointer(["variables"])
    private static let filters = JSONPointer(["filters"])
    private static let lookups = JSONPointer(["lookups"])
  }

  package let kind: Kind
  /// Its identifier or name.
  package let name: String
  package let pointer: JSONPointer
  package let because: [Because]
  /// The place in its list.
  package let index: Int

  package init(_ kind: Kind, _ name: String, at index: Int, because: [Because] = []) {
    self.kind = kind
    self.name = name
    self.index = index
    self.because = because
    pointer = kind.list.appending(index)
  }

  /// How messages name it: `r8`, `variable score`.
  package var title: String {
    switch kind {
    case .rule, .filter: name
    case .variable, .lookup: "\(kind.rawValue) \(name)"
    }
  }
}

extension SpecOwner: Hashable {
  package static func == (left: SpecOwner, right: SpecOwner) -> Bool {
    left.kind == right.kind && left.index == right.index && left.name == right.name
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(index)
  }
}
