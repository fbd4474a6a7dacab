package import Records

/// What a run's step asks the driver to do.
package enum RunEffect: Hashable, Sendable {
  /// Begin intake and delivery, or go on with them from their checkpoints.
  case work
  /// Begin nothing new; let what is under way end.
  case settle
  /// Append ``RunEvent/woke`` at that instant.
  case wake(at: Instant)
  /// Tell a person.
  case notify(Attention)
  /// Let go of everything the run holds; its staged records are not needed any more.
  case release
}
