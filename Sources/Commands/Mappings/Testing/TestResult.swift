import Diagnostics
import MappingLanguage
import Records

/// How one test of the spec, or one case beside it, came out.
struct TestResult: Sendable {
  enum State: String, Sendable {
    case passed
    case failed
    /// A line of the cases that is no case.
    case unreadable
    /// Nothing can run.
    case notRun = "not_run"
  }

  /// Where the test stands.
  enum Origin: String, CaseIterable, Sendable {
    case spec
    case cases
  }

  let origin: Origin
  let name: String
  let location: Location
  let state: State
  /// M901, or what is wrong with a line.
  let problems: [Diagnostic]
  /// Of one that fails, field by field.
  let fields: [FieldDifference]

  var json: JSON {
    .members([
      "test": .string(name),
      "origin": .string(origin.rawValue),
      "source": .string(location.source),
      "pointer": location.pointer.map { .string($0) },
      "line": location.line.map { .integer($0) },
      "state": .string(state.rawValue),
      "problems": problems.isEmpty ? nil : .array(problems.map(\.json)),
      "fields": fields.isEmpty ? nil : .array(fields.map(\.json)),
    ])
  }

  /// All tests of a mapping; without a runner none is run.
  static func all(of document: MappingDocument, runner: SpecTestRunner?) -> [TestResult] {
    let source = "mappings/\(document.name)/cases.jsonl"
    let (cases, unreadable) = SpecTest.cases(parsing: document.cases, source: source)
    let ofSpec = results(of: document.spec.tests, .spec, runner) { index in
      Location(document.source, pointer: "/tests/\(index)")
    }
    let ofCases = results(of: cases.map(\.test), .cases, runner) { index in
      Location(source, line: cases[index].line)
    }
    var lines: [Int?] = []
    for problem in unreadable where !lines.contains(problem.location?.line) {
      lines.append(problem.location?.line)
    }
    return ofSpec + ofCases
      + lines.map { line in
        TestResult(
          origin: .cases,
          name: line.map { "line \($0)" } ?? "a line",
          location: Location(source, line: line),
          state: .unreadable,
          problems: unreadable.filter { $0.location?.line == line },
          fields: []
        )
      }
  }

  private static func results(
    of tests: [SpecTest],
    _ origin: Origin,
    _ runner: SpecTestRunner?,
    at location: (Int) -> Location
  ) -> [TestResult] {
    let failures = Dictionary(
      (runner?.failures(of: tests) ?? []).map { ($0.index, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    return tests.enumerated().map { index, test in
      let place = location(index)
      let failure = failures[index]
      return TestResult(
        origin: origin,
        name: test.name,
        location: place,
        state: runner == nil ? .notRun : failure == nil ? .passed : .failed,
        problems: failure.map { [$0.diagnostic(at: place)] } ?? [],
        fields: failure?.fields ?? []
      )
    }
  }
}
