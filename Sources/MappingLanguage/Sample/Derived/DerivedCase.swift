package import Records

/// A record that tries an edge of a spec, and what the program makes of it.
///
/// The words tell what was put in, so that they are true whatever comes out; nobody says what
/// should.
package struct DerivedCase: Hashable, Sendable {
  /// The filters, rules, variables and look-ups that the edge is one of, in the order of the spec.
  package var about: [String]
  /// What is different from the usual record: `Title of 129 characters`.
  package var words: String
  /// The input; it expects what came out.
  package var test: SpecTest
  package var trace: RecordTrace
  /// Where a record is written: the fields that are not as usual, and what they are.
  package var changes: [String]

  /// What came out, in words: `invalid at Title: R402`.
  package var result: String {
    switch trace.outcome {
    case .emitted:
      changes.isEmpty ? "written as usual" : "written, " + changes.joined(separator: ", ")
    case .dropped(let filter): "skipped by \(filter)"
    case .held(let held):
      "held by \(held.by)" + (held.failure.map { ": \($0.code.rawValue)" } ?? "")
    case .rejected(let rejection):
      "invalid at \(rejection.target ?? rejection.by): \(rejection.code.rawValue)"
    case .runFailed(let rejection):
      "would stop the run at \(rejection.target ?? rejection.by): \(rejection.code.rawValue)"
    }
  }

  /// In what a written record differs from the usual one.
  static func changes(of outcome: RecordOutcome, from usual: RecordOutcome?) -> [String] {
    guard case .emitted(let mapped) = outcome, case .emitted(let before)? = usual else { return [] }
    let new = (try? JSON(parsing: mapped.json))?.object ?? JSONObject()
    let old = (try? JSON(parsing: before.json))?.object ?? JSONObject()
    let lost = old.names.filter { new[$0] == nil }.map { "\($0) left alone" }
    return new.members.filter { old[$0.name] != $0.value }.map { member in
      member.value.isNull
        ? "\(member.name) erased" : "\(member.name) \(EdgeText.drawing(member.value))"
    } + lost
  }

  package var json: JSON {
    [
      "about": .strings(about), "words": .string(words), "result": .string(result),
      "input": test.input, "current": test.current ?? .null, "lookups": test.lookups ?? [:],
      "outcome": trace.outcome.json,
    ]
  }
}
