import Diagnostics
package import Records

extension EvaluationReport {
  /// The published form; see the page Evaluation.
  package var json: JSON {
    .members([
      "evaluation": .integer(Self.form),
      "set": .string(set),
      "at": .string(at),
      "model": .string(model),
      "stand_in": .bool(isStandIn),
      "currency": currency.map { .string($0) },
      "prompts": .object(
        JSONObject(prompts.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
      ),
      "totals": totals,
      "results": .array(results.map(\.json)),
    ])
  }

  private var totals: JSON {
    .members([
      "descriptions": .integer(results.count),
      "no_answer": .integer(results.count - answered.count),
      "exact": .integer(exactCount),
      "exact_at_first": .integer(results.count(where: \.isExactAtFirst)),
      "parsed": .integer(results.count(where: \.isParsed)),
      "clean": .integer(results.count(where: \.isClean)),
      "silent": .integer(silentCount),
      "asked_rightly": .integer(sum { $0.askedRightly.count }),
      "asked_wrongly": .integer(sum { $0.askedWrongly.count }),
      "not_asked": .integer(sum { $0.notAsked.count }),
      "cases": .integer(sum(\.cases)),
      "precision": DraftEvaluation.json(precision),
      "recall": DraftEvaluation.json(recall),
      "outcomes": DraftEvaluation.json(outcomes),
      "rounds": .integer(sum(\.rounds)),
      "prompt_tokens": .integer(sum(\.promptTokens)),
      "completion_tokens": .integer(sum(\.completionTokens)),
      "milliseconds": .integer(sum(\.milliseconds)),
      "milliseconds_per_draft": millisecondsPerDraft.map { .integer($0) },
      "cost": cost.map { .number($0.whole.description) },
      "cost_per_draft": cost.map { .number($0.each.description) },
    ])
  }

  /// Reads the published form; `nil` where it is another.
  package init?(json: JSON) {
    guard json["evaluation"]?.int == Self.form, let set = json["set"]?.string,
      let at = json["at"]?.string, let model = json["model"]?.string,
      let items = json["results"]?.array
    else { return nil }
    var results: [DraftEvaluation] = []
    for item in items {
      guard let result = DraftEvaluation(json: item) else { return nil }
      results.append(result)
    }
    self.set = set
    self.at = at
    self.model = model
    isStandIn = json["stand_in"]?.bool ?? false
    prompts = (json["prompts"]?.object?.members ?? []).reduce(into: [:]) { hashes, member in
      hashes[member.name] = member.value.string
    }
    self.results = results
    currency = json["currency"]?.string
  }
}

extension DraftEvaluation {
  package var json: JSON {
    .members([
      "name": .string(name),
      "kind": kind.map { .string($0) },
      "exact": .bool(isExact),
      "exact_at_first": .bool(isExactAtFirst),
      "parsed": .bool(isParsed),
      "clean": .bool(isClean),
      "silent": .strings(silent),
      "asked_rightly": .strings(askedRightly),
      "asked_wrongly": .strings(askedWrongly),
      "not_asked": .strings(notAsked),
      "cases": .integer(cases),
      "expected_values": .integer(expectedValues),
      "written_values": .integer(writtenValues),
      "right_values": .integer(rightValues),
      "precision": Self.json(precision),
      "recall": Self.json(recall),
      "outcomes": Self.json(outcomes),
      "differences": .array(differences.map(\.json)),
      "problems": .strings(problems),
      "no_answer": noAnswer.map { .string($0) },
      "rounds": .integer(rounds),
      "replies_kept": .integer(repliesKept),
      "prompt_tokens": .integer(promptTokens),
      "completion_tokens": .integer(completionTokens),
      "milliseconds": .integer(milliseconds),
      "cost": cost.map { .number($0.description) },
      "model": model.map { .string($0) },
      "stand_in": .bool(isStandIn),
    ])
  }

  /// Reads a result back, but for its differences, which are for people.
  init?(json: JSON) {
    guard let name = json["name"]?.string, let exact = json["exact"]?.bool else { return nil }
    func texts(_ key: String) -> [String] { (json[key]?.array ?? []).compactMap(\.string) }
    func number(_ key: String) -> Int { json[key]?.int ?? 0 }
    self.init(name: name)
    kind = json["kind"]?.string
    isExact = exact
    isExactAtFirst = json["exact_at_first"]?.bool ?? false
    isParsed = json["parsed"]?.bool ?? false
    isClean = json["clean"]?.bool ?? false
    silent = texts("silent")
    askedRightly = texts("asked_rightly")
    askedWrongly = texts("asked_wrongly")
    notAsked = texts("not_asked")
    cases = number("cases")
    expectedValues = number("expected_values")
    writtenValues = number("written_values")
    rightValues = number("right_values")
    outcomes = Self.outcomes(json["outcomes"])
    problems = texts("problems")
    noAnswer =
      json["no_answer"]?.string
      ?? problems.first { DiagnosticCode(rawValue: $0)?.isNoAnswer ?? false }
    rounds = number("rounds")
    repliesKept = number("replies_kept")
    promptTokens = number("prompt_tokens")
    completionTokens = number("completion_tokens")
    milliseconds = number("milliseconds")
    cost = json["cost"]?.number.flatMap { TokenCost($0) }
    model = json["model"]?.string
    isStandIn = json["stand_in"]?.bool ?? false
  }

  /// A share with three digits after the point; null where there is none.
  static func json(_ share: Double?) -> JSON {
    guard let share else { return .null }
    let thousandths = Int((share * 1_000).rounded())
    let digits = String(thousandths % 1_000)
    let padding = String(repeating: "0", count: 3 - digits.count)
    return .number("\(thousandths / 1_000).\(padding)\(digits)")
  }

  static func json(_ outcomes: [FoundOutcome.Kind: [FoundOutcome.Kind: Int]]) -> JSON {
    func object(_ pairs: [(FoundOutcome.Kind, JSON)]) -> JSON {
      .object(
        JSONObject(
          pairs.sorted { $0.0.rawValue < $1.0.rawValue }.map { .init($0.0.rawValue, $0.1) }
        )
      )
    }
    return object(
      outcomes.map { expected, found in
        (expected, object(found.map { ($0.key, JSON.integer($0.value)) }))
      }
    )
  }

  private static func outcomes(
    _ json: JSON?
  ) -> [FoundOutcome.Kind: [FoundOutcome.Kind: Int]] {
    var outcomes: [FoundOutcome.Kind: [FoundOutcome.Kind: Int]] = [:]
    for expected in json?.object?.members ?? [] {
      guard let kind = FoundOutcome.Kind(rawValue: expected.name) else { continue }
      for found in expected.value.object?.members ?? [] {
        guard let other = FoundOutcome.Kind(rawValue: found.name) else { continue }
        outcomes[kind, default: [:]][other] = found.value.int
      }
    }
    return outcomes
  }
}
