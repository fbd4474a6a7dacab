import Diagnostics
import Testing

@testable import MappingLanguage

@Suite struct DiagnosticOrderTests {
  /// Places in the order of a report: a spec's members in theirs, an index as a number and before
  /// a name, what holds something before what is in it.
  static let places = [
    "/description/0", "/description/2", "/description/10", "/value_maps/0", "/variables/1",
    "/rules", "/rules/1", "/rules/1/value", "/rules/1/value/case/9", "/rules/1/value/case/10",
    "/rules/1/value/case/1a", "/rules/1/value/then", "/rules/2", "/rules/9/value",
    "/rules/10", "/rules/10/because", "/rules/10/because/0", "/rules/10/because-of",
    "/tests/0", "/unheard/0",
  ]

  @Test func `places come as they stand in a spec`() {
    let keys = Self.places.map(key)
    for (left, one) in keys.enumerated() {
      for (right, other) in keys.enumerated() where left != right {
        #expect((one < other) == (left < right), "\(Self.places[left]), \(Self.places[right])")
      }
    }
  }

  @Test func `what is worse comes first, then the place, then the code and the words`() {
    let keys = [
      key("/rules/3", .error, .M201), key("/rules/4", .error, .M104),
      key("/rules/1", .warning, .M101),
      key("/rules/1", .warning, .M102), key("/rules/1", .warning, .M102, "other words"),
      key("/rules/0", .note, .M101),
    ]
    #expect(keys == keys.reversed().sorted())
    #expect(keys != keys.reversed())
  }

  private func key(_ place: String) -> DiagnosticOrder { key(place, .error, .M101) }

  private func key(
    _ place: String,
    _ severity: Severity,
    _ code: DiagnosticCode,
    _ words: String = "of it"
  ) -> DiagnosticOrder {
    DiagnosticOrder(
      Diagnostic(severity, code, words, at: Location("a.json", pointer: place))
    )
  }
}
