import Diagnostics
import MappingLanguage
import Records
import Testing

/// What a report says of a problem besides what is wrong: what was asked for, what could stand
/// there, and what is not checked because of it.
@Suite struct ReportShapeTests {
  private func errors(_ patch: String) throws -> [Diagnostic] {
    let file = RejectionFile(name: "changed", json: ["patch": try JSON(parsing: patch)])
    return try file.diagnostics().filter { $0.severity == .error }
  }

  private func only(_ patch: String) throws -> Diagnostic {
    let errors = try errors(patch)
    #expect(errors.count == 1, "\(DiagnosticList(errors))")
    return try #require(errors.first)
  }

  @Test func `a sentence is told with its text`() throws {
    let problem = try only(
      #"[{"op": "replace", "path": "/rules/3/value/field", "value": "e_mail"}]"#
    )
    #expect(problem.because.map(\.id) == ["S1"])
    #expect(problem.because.first?.text?.hasPrefix("Map contacts to leads") == true)
  }

  @Test func `a field that could be meant is told with its label, type and class of values`() throws
  {
    let problem = try only(
      #"[{"op": "replace", "path": "/rules/3/value/field", "value": "e_mail"}]"#
    )
    let field = try #require(RejectionFile.catalog("Base/source.json")["email"])
    #expect(
      problem.candidates.first
        == Candidate("email", label: field.label, type: "email", values: "email")
    )
    let option = try only(
      #"[{"op": "replace", "path": "/rules/4/value/then/0/else", "value": "Webb"}]"#
    )
    #expect(option.code == .M303)
    #expect(option.candidates.map(\.name) == ["Web"])
  }

  @Test(arguments: RejectionFile.all)
  func `no problem offers more than five candidates, or a name twice`(
    _ file: RejectionFile
  ) throws {
    for problem in try file.diagnostics() {
      #expect(problem.candidates.count <= 5)
      #expect(Set(problem.candidates.map(\.name)).count == problem.candidates.count, "\(problem)")
    }
  }

  /// A change, and how many places are silent because of it.
  private static let silent: [(patch: String, count: Int)] = [
    // The rule's value.
    (#"[{"op": "replace", "path": "/rules/3/value/field", "value": "e_mail"}]"#, 1),
    // Its two steps, and the rule's value.
    (#"[{"op": "replace", "path": "/rules/4/value/field", "value": "source"}]"#, 3),
    // The test of the filter.
    (#"[{"op": "replace", "path": "/filters/0/when/all/0/of/field", "value": "e_mail"}]"#, 1),
    // The value of the variable, and that of the rule that uses it.
    (#"[{"op": "replace", "path": "/variables/0/value", "value": {"field": "cty"}}]"#, 2),
    // Nothing: the value is known, and wrong.
    (#"[{"op": "replace", "path": "/rules/4/value/then/0/else", "value": "Webb"}]"#, 0),
    // Nothing: where it goes is wrong, not what it is.
    (#"[{"op": "replace", "path": "/rules/6/target", "value": "Citty"}]"#, 0),
  ]

  @Test(arguments: silent.indices)
  func `what is not checked because of a problem is counted`(_ index: Int) throws {
    let (patch, count) = Self.silent[index]
    let found = try errors(patch)
    #expect(found.map(\.suppresses) == [count], "\(DiagnosticList(found))")
  }

  @Test func `variables that need one another end the count`() throws {
    let circle = try errors(
      #"""
      [{"op": "replace", "path": "/variables/0", "value": {"name": "city", "because": [],
        "value": {"coalesce": [{"var": "b"}, {"field": "city"}]}}},
       {"op": "add", "path": "/variables/1", "value": {"name": "b", "because": [],
        "value": {"coalesce": [{"var": "city"}, {"field": "city"}]}}}]
      """#
    )
    #expect(circle.map(\.code).contains(.M107))
    #expect(circle.allSatisfy { $0.suppresses < 10 })
  }

  @Test func `every code of a check has a title, and says why it matters`() {
    for code in DiagnosticCode.allCases {
      #expect(!code.title.isEmpty && !code.title.hasSuffix("."))
    }
    let codes = MappingChecker.codes.union(SampleFindings.codes)
    let silent = codes.filter { $0.why == nil }.map(\.rawValue).sorted()
    #expect(silent == [])
  }
}
