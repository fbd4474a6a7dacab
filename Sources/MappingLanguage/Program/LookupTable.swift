package import Records

/// The answers to a batch's look-ups: pure data, so that a run can be repeated from it.
package struct LookupTable: Sendable {
  /// One record found: its identifier, and the value of the look-up's `return` field.
  package struct Hit: Hashable, Sendable {
    package var id: String
    package var value: JSON

    package init(id: String, value: JSON) {
      self.id = id
      self.value = value
    }
  }

  /// What a key nobody asked about means.
  package enum Unanswered: Hashable, Sendable {
    /// A mistake of the caller, reported as R301.
    case fault
    /// Nothing was found; for previews and tests without a connection.
    case none
  }

  package var unanswered: Unanswered
  private var answers: [String: [LookupKey: [Hit]]] = [:]

  package init(unanswered: Unanswered = .fault) { self.unanswered = unanswered }

  /// Stores what was found for a key; an empty list says that nothing was.
  package mutating func answer(_ lookup: String, _ key: LookupKey, with hits: [Hit]) {
    answers[lookup, default: [:]][key] = hits
  }

  /// Stores what was found for keys; without any, the look-up is answered and finds nothing.
  mutating func answer(_ lookup: String, with hits: [LookupKey: [Hit]]) {
    answers[lookup, default: [:]].merge(hits) { _, new in new }
  }

  /// Whether anything was answered for a look-up of this name.
  func knows(_ lookup: String) -> Bool { answers[lookup] != nil }

  /// What was found; `nil` where the key was never asked and that is a fault.
  package func hits(of lookup: String, _ key: LookupKey) -> [Hit]? {
    answers[lookup]?[key] ?? (unanswered == .none ? [] : nil)
  }
}
