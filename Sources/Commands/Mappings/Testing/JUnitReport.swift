import Diagnostics
import MappingLanguage
import Records

/// A proof as JUnit XML, for continuous integration: one suite each for the check, the tests of the
/// spec, the cases, the samples and the derived cases.
///
/// The same proof gives the same bytes: there is no clock in it.
struct JUnitReport {
  private struct TestCase {
    var name: String
    /// `failure`, `error` or `skipped`, its message, and more lines.
    var outcome: (element: String, message: String, text: String)?
    var output: String?
  }

  private let name: String
  private let suites: [(name: String, cases: [TestCase])]

  init(_ proof: MappingProof, _ derived: [DerivedCase], of document: MappingDocument) {
    name = document.name
    var suites = [("check", Self.check(proof, document))]
    for origin in TestResult.Origin.allCases {
      let results = proof.results.filter { $0.origin == origin }
      let title = origin == .spec ? "tests" : "cases"
      if !results.isEmpty { suites.append((title, results.map(Self.testCase))) }
    }
    let unreadable = proof.sampleProblems.map { problem in
      TestCase(
        name: problem.location?.description ?? "samples",
        outcome: ("error", problem.message, problem.description)
      )
    }
    if !unreadable.isEmpty { suites.append(("samples", unreadable)) }
    if !derived.isEmpty {
      suites.append(
        ("derived", derived.map { TestCase(name: $0.words, outcome: nil, output: $0.result) })
      )
    }
    self.suites = suites
  }

  private static func check(_ proof: MappingProof, _ document: MappingDocument) -> [TestCase] {
    // Failing tests stand in their own suites.
    let errors = proof.report.diagnostics.filter { $0.severity == .error && $0.code != .M901 }
    guard !errors.isEmpty else { return [TestCase(name: document.source, outcome: nil)] }
    return errors.map { problem in
      TestCase(
        name: problem.location?.description ?? document.source,
        outcome: ("failure", "\(problem.code.rawValue): \(problem.message)", problem.description)
      )
    }
  }

  private static func testCase(_ result: TestResult) -> TestCase {
    var testCase = TestCase(name: result.name)
    switch result.state {
    case .passed: break
    case .notRun: testCase.outcome = ("skipped", "the mapping cannot run", "")
    case .failed, .unreadable:
      var lines = result.problems.map(\.description)
      lines += result.fields.map { "\($0.name): expected \($0.expected), got \($0.found)" }
      testCase.outcome = (
        result.state == .failed ? "failure" : "error",
        result.problems.first?.message ?? "", lines.joined(separator: "\n")
      )
    }
    return testCase
  }

  var text: String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(
      "<testsuites name=\(quoted("crosswalk " + name)) \(counts(suites.flatMap(\.cases)))>"
    )
    for suite in suites {
      let title = "\(name).\(suite.name)"
      lines.append("  <testsuite name=\(quoted(title)) \(counts(suite.cases))>")
      for one in suite.cases { lines += element(one, of: title) }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private func element(_ one: TestCase, of title: String) -> [String] {
    let head = "    <testcase classname=\(quoted(title)) name=\(quoted(one.name)) time=\"0\""
    var inner: [String] = []
    if let (element, message, text) = one.outcome {
      let start = "      <\(element) message=\(quoted(message))"
      inner.append(text.isEmpty ? start + "/>" : start + ">\(Self.escaped(text))</\(element)>")
    }
    if let output = one.output {
      inner.append("      <system-out>\(Self.escaped(output))</system-out>")
    }
    return inner.isEmpty ? [head + "/>"] : [head + ">"] + inner + ["    </testcase>"]
  }

  private func counts(_ cases: [TestCase]) -> String {
    func count(_ element: String) -> Int { cases.count { $0.outcome?.element == element } }
    return #"tests="\#(cases.count)" failures="\#(count("failure"))" errors="\#(count("error"))" "#
      + #"skipped="\#(count("skipped"))" time="0""#
  }

  private func quoted(_ text: String) -> String { "\"\(Self.escaped(text))\"" }

  /// Text of an element or an attribute; what XML cannot hold is a replacement character.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\n": output += "&#10;"
      case "\t": output += "&#9;"
      case "\r": output += "&#13;"
      default:
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        output.unicodeScalars.append(isAllowed ? scalar : "\u{FFFD}")
      }
    }
    return output
  }
}
