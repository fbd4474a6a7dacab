/// A change that would mend a diagnostic, ready to be applied.
package struct Fix: Hashable, Sendable {
  /// How far a fix may be trusted.
  package enum Grade: String, Hashable, Sendable {
    /// Cannot change the meaning; applied without asking.
    case safe
    /// Probably what was meant.
    case likely
    /// Would do something else than what was written.
    case changesMeaning = "changes_meaning"
    /// Turns the problem into a question for a person.
    case asks
  }

  package var title: String
  package var grade: Grade
  /// An RFC 6902 JSON Patch against the spec as submitted, as JSON text.
  package var patch: String

  package init(_ title: String, grade: Grade, patch: String) {
    self.title = title
    self.grade = grade
    self.patch = patch
  }
}
