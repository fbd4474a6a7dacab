package import Diagnostics
import MappingLanguage
import Records

extension EvaluationCase {
  /// Reads the cases of a description: those of `cases.jsonl`, with `accept` for what is as right.
  ///
  /// Look-ups are named `SYSTEM.OBJECT`, as no spec is known; `by` names the target field or the
  /// sentence that decides. `source` is what messages call the file.
  /// `vocabulary`: what they may name.
  package static func reading(
    _ bytes: [UInt8],
    source: String,
    within vocabulary: CaseVocabulary? = nil
  ) throws(DiagnosticList) -> [EvaluationCase] {
    var cases: [EvaluationCase] = []
    var problems: [Diagnostic] = []
    for line in JSONLines(bytes) {
      var (plain, others) = (Array(line.bytes), [JSON]())
      if let json = try? JSON(parsing: plain, duplicates: .refused), var object = json.object,
        let accept = object["accept"]
      {
        object["accept"] = nil
        plain = JSON.object(object).bytes()
        others = accept.array ?? [accept]
      }
      do throws(DiagnosticList) {
        guard let first = try test(plain, line: line.number, source) else { continue }
        problems +=
          vocabulary?.strangers(in: Array(line.bytes), line: line.number, of: source) ?? []
        var accepted = [Expected(first.expect)]
        for other in others {
          if let test = try test(expecting(other, plain), line: line.number, source) {
            accepted.append(Expected(test.expect))
          }
        }
        cases.append(
          EvaluationCase(
            name: first.name,
            input: first.input,
            current: first.current ?? .null,
            lookups: first.lookups?.object ?? JSONObject(),
            accepted: accepted
          )
        )
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return cases
  }

  private static func test(
    _ line: [UInt8],
    line number: Int,
    _ source: String
  ) throws(DiagnosticList) -> SpecTest? {
    let (cases, problems) = SpecTest.cases(parsing: line, source: source)
    guard problems.isEmpty else {
      throw DiagnosticList(
        problems.map { problem in
          var placed = problem
          placed.location?.line = number
          return placed
        }
      )
    }
    return cases.first?.test
  }

  /// The line of a case with another expectation in its place.
  private static func expecting(_ expectation: JSON, _ line: [UInt8]) -> [UInt8] {
    var object = (try? JSON(parsing: line))?.object ?? JSONObject()
    object["expect"] = expectation
    return JSON.object(object).bytes()
  }
}

extension EvaluationCase.Expected {
  init(_ expectation: SpecTest.Expectation) {
    self.init(
      outcome: FoundOutcome.Kind(expectation.outcome),
      record: expectation.record?.object ?? JSONObject(),
      erased: Set(expectation.erased),
      by: expectation.by
    )
  }
}
