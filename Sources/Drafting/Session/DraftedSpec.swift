package import MappingLanguage

/// A spec with what is left open as questions, and its check.
package struct DraftedSpec: Sendable {
  package var spec: MappingSpec
  package var report: CheckReport

  package init(spec: MappingSpec, report: CheckReport) {
    self.spec = spec
    self.report = report
  }
}
