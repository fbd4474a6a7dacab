package import Records

/// What one run knows and all its records share; the only "now" a mapping can see.
package struct RunConstants: Hashable, Sendable {
  package var startedAt: Instant
  package var runID: String

  package init(startedAt: Instant, runID: String) {
    self.startedAt = startedAt
    self.runID = runID
  }
}
