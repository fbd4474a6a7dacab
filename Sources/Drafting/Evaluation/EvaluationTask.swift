package import MappingLanguage
import Records

/// One description to be drafted, and what must come of it.
package struct EvaluationTask: Sendable {
  package var order: DraftOrder
  package var cases: [EvaluationCase]
  package var expectation: DescriptionExpectation

  package init(
    order: DraftOrder,
    cases: [EvaluationCase],
    expectation: DescriptionExpectation
  ) {
    self.order = order
    self.cases = cases
    self.expectation = expectation
  }

  package var name: String { order.mapping }
}

extension EvaluationTask {
  /// A mapping that is known to be right, as a task: what its spec makes of its own tests and of
  /// the cases beside it is what is expected, whole.
  ///
  /// `nil` where the spec cannot run, or has neither tests nor cases.
  package init?(_ known: MappingSpec, cases: [SpecTest], order: DraftOrder) {
    guard
      let program = try? MappingProgram.compile(
        known,
        source: order.source,
        target: order.target,
        resources: order.options.resources
      )
    else { return nil }
    let runner = SpecTestRunner(program)
    let tests = known.tests + cases
    let found = tests.compactMap { test -> EvaluationCase? in
      guard let trace = runner.trace(of: test) else { return nil }
      let outcome = FoundOutcome(trace.outcome)
      let isUpdate = known.target.operation == .update
      return EvaluationCase(
        name: test.name,
        input: test.input,
        current: test.current ?? (isUpdate ? .object(JSONObject()) : .null),
        lookups: Self.lookups(of: test, in: known),
        accepted: [Self.expected(outcome)]
      )
    }
    guard !found.isEmpty else { return nil }
    self.init(order: order, cases: found, expectation: DescriptionExpectation(known))
  }

  private static func expected(_ outcome: FoundOutcome) -> EvaluationCase.Expected {
    EvaluationCase.Expected(
      outcome: outcome.kind,
      record: JSONObject(outcome.record.members.filter { !$0.value.isNull }),
      erased: Set(outcome.record.members.filter(\.value.isNull).map(\.name)),
      by: outcome.target
    )
  }

  /// What a test's look-ups hold, by the objects that they ask.
  private static func lookups(of test: SpecTest, in spec: MappingSpec) -> JSONObject {
    var held = JSONObject()
    for lookup in spec.lookups {
      guard let records = test.lookups?[lookup.name] else { continue }
      let name = "\(lookup.system).\(lookup.object)"
      held[name] = .array((held[name]?.array ?? []) + (records.array ?? [records]))
    }
    return held
  }
}

extension DescriptionExpectation {
  /// What a known spec says of its sentences: which fields each decides, which end in questions.
  init(_ known: MappingSpec) {
    self.init()
    for question in known.questions where !question.because.isEmpty {
      asks.append(question.because.map(\.sentence))
    }
    for filter in known.filters {
      for reason in filter.because { fields[reason.sentence, default: []].append(Self.wholeRecord) }
    }
    for rule in known.rules {
      let own = rule.because.map(\.sentence)
      if own.allSatisfy({ $0.hasPrefix("A") }) { assumed.insert(rule.target) }
      for sentence in Set(own + Self.sentences(behind: rule, in: known)) {
        fields[sentence, default: []].append(rule.target)
      }
    }
  }

  /// The sentences of the variables that a rule uses, and of those they use.
  private static func sentences(behind rule: Rule, in spec: MappingSpec) -> [String] {
    var texts = [rule.json.text()]
    var seen: Set<String> = []
    var sentences: [String] = []
    while let text = texts.popLast() {
      for variable in spec.variables where text.contains("\"var\":\"\(variable.name)\"") {
        guard seen.insert(variable.name).inserted else { continue }
        sentences += variable.because.map(\.sentence)
        texts.append(variable.json.text())
      }
    }
    return sentences
  }
}
