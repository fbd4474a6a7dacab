/// What made a run begin.
package enum RunTrigger: String, CaseIterable, Hashable, Sendable {
  /// A person asked for it.
  case person
  /// It was due.
  case schedule
}
