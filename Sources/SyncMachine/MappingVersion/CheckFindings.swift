/// What the checker found in a spec, counted.
package struct CheckFindings: Hashable, Sendable {
  package var errors: Int
  package var warnings: Int
  package var openQuestions: Int

  package init(errors: Int = 0, warnings: Int = 0, openQuestions: Int = 0) {
    self.errors = errors
    self.warnings = warnings
    self.openQuestions = openQuestions
  }
}
