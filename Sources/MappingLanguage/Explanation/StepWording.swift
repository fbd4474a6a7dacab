/// What a step does, in words that follow those for the value it stands on.
package struct StepWording: Hashable, Sendable {
  /// As in `cut to 80 characters`.
  package var does: String
  /// What is gone afterwards, as in `what is beyond 80 characters`; `nil` where nothing is.
  package var loses: String?
  /// What a value is for which it fails, as in `is no whole number`; `nil` where it cannot fail.
  package var fails: String?
  /// What stands in, and where, as in `'Web' where it is empty`; `nil` where nothing does.
  package var standsIn: String?
  /// Where it gives nothing for a value, as in `it has no ','`; `nil` where that is not to be said.
  package var vanishes: String?
  /// Whether a value that is not replaced stays what it was.
  package var keeps: Bool

  package init(
    _ does: String,
    loses: String? = nil,
    fails: String? = nil,
    standsIn: String? = nil,
    vanishes: String? = nil,
    keeps: Bool = false
  ) {
    self.does = does
    self.loses = loses
    self.fails = fails
    self.standsIn = standsIn
    self.vanishes = vanishes
    self.keeps = keeps
  }
}
