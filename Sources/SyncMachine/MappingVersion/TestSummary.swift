/// How the tests and samples of a spec came out, counted.
package struct TestSummary: Hashable, Sendable {
  package var passed: Int
  package var failed: Int

  package init(passed: Int, failed: Int) {
    self.passed = passed
    self.failed = failed
  }
}
