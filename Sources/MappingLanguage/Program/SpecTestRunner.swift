package import Diagnostics
import Records

/// Runs tests against a program: those of its spec, and the cases beside it.
package struct SpecTestRunner {
  /// One test that does not come out as it says.
  package struct Failure: Hashable, Sendable {
    /// The place in the list of tests.
    package var index: Int
    package var name: String
    package var message: String
    package var found: String
    package var expected: String
    /// Field by field, where the record that would be written differs.
    package var fields: [FieldDifference] = []

    package init(index: Int, name: String, message: String, found: String, expected: String) {
      self.index = index
      self.name = name
      self.message = message
      self.found = found
      self.expected = expected
    }
  }

  private let program: MappingProgram
  private let worker: MappingWorker
  private let context: MappingContext

  /// Tests run in a fixed context: started at 2026-01-01T00:00:00Z.
  ///
  /// Look-ups find what the test says, else what `lookups` says, else nothing. The destination
  /// holds what the test says, else no such record (an empty one for `update`).
  package init(
    _ program: MappingProgram,
    lookups: LookupTable = LookupTable(unanswered: .none)
  ) {
    self.program = program
    worker = MappingWorker(program)
    let started = Instant(milliseconds: 1_767_225_600_000)
    context = MappingContext(run: RunConstants(startedAt: started, runID: "test"), lookups: lookups)
  }

  /// What rules and filters did in the tests so far.
  package var counters: MappingCounters { worker.counters }

  /// The tests that fail, in their order.
  package func failures(of tests: [SpecTest]) -> [Failure] {
    tests.enumerated().compactMap { index, test in failure(of: test, at: index) }
  }

  /// The same as diagnostics, M901; `location` says where the test of an index stands.
  package func diagnostics(
    of tests: [SpecTest],
    at location: (Int) -> Location
  ) -> [Diagnostic] {
    failures(of: tests).map { $0.diagnostic(at: location($0.index)) }
  }

  /// The trace of one test: what each rule did with its input.
  ///
  /// `nil` where the test names what the catalogs or the spec do not have.
  package func trace(of test: SpecTest) -> RecordTrace? {
    let bench = TestBench(test, of: program, context)
    guard let record = bench.record else { return nil }
    return try? worker.explain(record, bench.context, current: bench.current)
  }

  /// What becomes of the input of one test, whatever it expects.
  ///
  /// `nil` where the test names what the catalogs or the spec do not have.
  package func outcome(of test: SpecTest) -> RecordOutcome? {
    var asked = test
    asked.expect = SpecTest.Expectation(outcome: .emit)
    let bench = TestBench(asked, of: program, context)
    guard let record = bench.record else { return nil }
    return try? worker.run(record, bench.context, current: bench.current)
  }

  private func failure(of test: SpecTest, at index: Int) -> Failure? {
    func failed(_ message: String, found: String, expected: String) -> Failure {
      Failure(
        index: index,
        name: test.name,
        message: message,
        found: found,
        expected: expected
      )
    }
    let bench = TestBench(test, of: program, context)
    if let problem = bench.problem {
      return failed(problem.message, found: problem.found, expected: problem.expected)
    }
    guard let record = bench.record else { return nil }
    let outcome: RecordOutcome
    do throws(JSONFault) {
      outcome = try worker.run(record, bench.context, current: bench.current)
    } catch {
      return failed("its input is not a record", found: "\(error)", expected: "a JSON object")
    }
    guard let difference = OutcomeDifference(outcome, test.expect) else { return nil }
    var failure = failed(
      difference.message,
      found: difference.found,
      expected: difference.expected
    )
    failure.fields = difference.fields
    return failure
  }
}

extension SpecTestRunner.Failure {
  /// The failure as M901.
  package func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(
      .error,
      .M901,
      "the test \"\(name)\" fails: \(message)",
      at: location,
      hint: "Change the rules, or the test where it expects the wrong thing.",
      found: found,
      expected: expected
    )
  }
}
