package import Diagnostics
package import Journal

/// How a run stands when its driver lets go of it: ended, waiting, or in need of a person.
package struct RunEnding: Hashable, Sendable {
  package var entry: RunEntry
  /// What the driver met last, where that is why it stands still or has failed.
  package var problem: Diagnostic?

  package init(entry: RunEntry, problem: Diagnostic? = nil) {
    self.entry = entry
    self.problem = problem
  }
}
