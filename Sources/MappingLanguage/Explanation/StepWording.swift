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

  package init(
    _ does: String,
    loses: String? = nil,
    fails: String? = nil,
    standsIn: String? = nil
  ) {
    self.does = does
    self.loses = loses
    self.fails = fails
    self.standsIn = standsIn
  }
}
