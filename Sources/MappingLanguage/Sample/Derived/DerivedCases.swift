import Records

/// Edges of a spec computed from the spec and its catalogs, each run through the program.
///
/// One usual record is changed in one place at a time: a field without a value, a text as long as
/// the target takes and one longer, each option and one that is none, values on both sides of each
/// comparison, look-ups that find nothing, one and several. The same program gives the same cases.
package struct DerivedCases: Sendable {
  /// The record that is changed, and what comes of it unchanged.
  package let usual: DerivedCase
  package private(set) var cases: [DerivedCase] = []
  /// Edges beyond the first ``casesMax``.
  package private(set) var leftOut = 0

  package static let casesMax = 400

  /// `candidates`: tests and samples of which the one that is written with the most values is
  /// changed; where none is, a record of usual values.
  ///
  /// `nil` where no record of the source can be made.
  package init?(of program: MappingProgram, from candidates: [SpecTest]) {
    let runner = SpecTestRunner(program)
    var hits = LookupWorld(program)
    guard let usual = Self.usual(candidates, program, runner, &hits) else { return nil }
    self.usual = usual
    var finder = EdgeFinder(program)
    finder.find()
    var places: [SpecTest: Int] = [:]
    for (owner, change) in finder.edges {
      var test = change.applied(to: usual.test)
      if change.hits.isEmpty { hits.follow(from: usual.test, to: &test) }
      for (lookup, count) in change.hits { hits.answer(lookup, count, in: &test) }
      var key = test
      key.name = ""
      if let place = places[key] {
        if !cases[place].about.contains(owner.title) { cases[place].about.append(owner.title) }
        continue
      }
      guard cases.count < Self.casesMax else {
        leftOut += 1
        continue
      }
      guard let made = Self.run(test, runner, program, about: owner.title, usual.trace.outcome)
      else { continue }
      places[key] = cases.count
      cases.append(made)
    }
  }

  /// The cases about a filter, rule, variable or look-up.
  package func about(_ names: Set<String>) -> [DerivedCase] {
    names.isEmpty
      ? cases
      : cases.filter { one in
        one.about.contains { title in
          names.contains(title)
            || title.split(separator: " ").last.map { names.contains(String($0)) }
              ?? false
        }
      }
  }

  private static func usual(
    _ candidates: [SpecTest],
    _ program: MappingProgram,
    _ runner: SpecTestRunner,
    _ hits: inout LookupWorld
  ) -> DerivedCase? {
    var best: (test: SpecTest, trace: RecordTrace, values: Int)?
    for candidate in candidates {
      guard let trace = runner.trace(of: candidate), case .emitted = trace.outcome else { continue }
      let values = candidate.input.object?.members.count { !$0.value.isNull } ?? 0
      if values > best?.values ?? -1 { best = (candidate, trace, values) }
    }
    var test =
      best?.test
      ?? SpecTest(
        name: "",
        input: .object(
          JSONObject(
            program.sourceFields.compactMap { name in
              program.source[name].flatMap(EdgeText.usual).map { JSONObject.Member(name, $0) }
            }
          )
        ),
        expect: SpecTest.Expectation(outcome: .emit)
      )
    test.name = "the usual record"
    // A sample knows nothing of look-ups: each finds one record.
    if test.lookups == nil {
      for lookup in program.spec.lookups where !lookup.asksTable && lookup.returns != "found" {
        hits.answer(lookup.name, 1, in: &test)
      }
    }
    return run(test, runner, program, about: nil, nil)
  }

  private static func run(
    _ test: SpecTest,
    _ runner: SpecTestRunner,
    _ program: MappingProgram,
    about title: String?,
    _ usual: RecordOutcome?
  ) -> DerivedCase? {
    guard let trace = runner.trace(of: test) else { return nil }
    var test = test
    test.expect = SpecTest.Expectation(of: trace.outcome, rules: program.spec.rules)
    return DerivedCase(
      about: title.map { [$0] } ?? [],
      words: test.name,
      test: test,
      trace: trace,
      changes: DerivedCase.changes(of: trace.outcome, from: usual)
    )
  }
}
