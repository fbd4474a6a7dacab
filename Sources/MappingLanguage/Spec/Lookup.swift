package import Records

/// A table of values that stand for others: options of one picklist to options of another.
package struct ValueMap: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var from: JSON
    package var to: JSON

    package init(from: JSON, to: JSON) {
      self.from = from
      self.to = to
    }
  }

  package var name: String
  package var caseInsensitive: Bool
  package var entries: [Entry]

  package init(name: String, caseInsensitive: Bool = false, entries: [Entry]) {
    self.name = name
    self.caseInsensitive = caseInsensitive
    self.entries = entries
  }
}

/// A question to a system about other records, answered in batches before the engine runs.
package struct Lookup: Hashable, Sendable {
  package struct Match: Hashable, Sendable {
    package var field: String
    package var equals: Atom
    package var caseInsensitive: Bool

    package init(field: String, equals: Atom, caseInsensitive: Bool = false) {
      self.field = field
      self.equals = equals
      self.caseInsensitive = caseInsensitive
    }
  }

  package enum OnNone: String, CaseIterable, Hashable, Sendable {
    case null
    case error
    case create
    /// With `return: found`.
    case no = "false"
  }

  package enum OnMany: String, CaseIterable, Hashable, Sendable {
    case null
    case error
    case firstByID = "first_by_id"
    /// With `return: found`.
    case yes = "true"
  }

  package var name: String
  /// A platform of the connections, or `workspace` for a table file.
  package var system: String
  package var object: String
  package var match: [Match]
  package var returns: String
  package var onNone: OnNone
  package var onMany: OnMany

  package init(
    name: String,
    system: String,
    object: String,
    match: [Match],
    returns: String,
    onNone: OnNone,
    onMany: OnMany
  ) {
    self.name = name
    self.system = system
    self.object = object
    self.match = match
    self.returns = returns
    self.onNone = onNone
    self.onMany = onMany
  }
}
