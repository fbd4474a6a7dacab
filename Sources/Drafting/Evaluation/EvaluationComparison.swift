package import Records

/// Which descriptions of an evaluation do better or worse than in the one before.
package struct EvaluationComparison: Hashable, Sendable {
  /// Both without what got no answer in one of them.
  package var before: EvaluationReport
  package var now: EvaluationReport
  package var better: [String] = []
  package var worse: [String] = []
  package var same: [String] = []
  /// Not in the evaluation before.
  package var added: [String] = []
  /// Only in the evaluation before.
  package var gone: [String] = []
  /// What the endpoint gave no answer to, now or before; it is not compared.
  package var noAnswer: [String] = []

  package init(_ now: EvaluationReport, after before: EvaluationReport) {
    var (now, before) = (now, before)
    let silent = (now.results + before.results).filter { !$0.isAnswered }.map(\.name)
    noAnswer = Set(silent).sorted()
    now.results.removeAll { silent.contains($0.name) }
    before.results.removeAll { silent.contains($0.name) }
    self.now = now
    self.before = before
    let known = Dictionary(
      before.results.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for result in now.results {
      guard let last = known[result.name] else {
        added.append(result.name)
        continue
      }
      if result.isBetter(than: last) {
        better.append(result.name)
      } else if last.isBetter(than: result) {
        worse.append(result.name)
      } else {
        same.append(result.name)
      }
    }
    let names = Set(now.results.map(\.name))
    gone = before.results.map(\.name).filter { !names.contains($0) }
  }

  /// The median milliseconds of a draft, before and now; `nil` where one of them timed none.
  package var times: (before: Int, now: Int)? {
    guard let old = before.millisecondsPerDraft, let new = now.millisecondsPerDraft else {
      return nil
    }
    return (old, new)
  }

  package var json: JSON {
    .members([
      "before": Self.head(of: before),
      "better": .strings(better),
      "worse": .strings(worse),
      "same": .integer(same.count),
      "new": .strings(added),
      "gone": .strings(gone),
      "no_answer": .strings(noAnswer),
    ])
  }

  private static func head(of report: EvaluationReport) -> JSON {
    let whole = report.json
    return .members([
      "at": whole["at"], "model": whole["model"], "stand_in": whole["stand_in"],
      "prompts": whole["prompts"], "totals": whole["totals"],
    ])
  }
}

extension DraftEvaluation {
  /// By what matters most first: exact, then fewer silent errors, then clean, then fewer questions
  /// that are missing or wrong, then more values right and fewer wrong.
  package func isBetter(than other: DraftEvaluation) -> Bool {
    for (own, others) in zip(rank, other.rank) where own != others { return own > others }
    return false
  }

  private var rank: [Int] {
    [
      isExact ? 1 : 0, -silent.count, isClean ? 1 : 0, -(notAsked.count + askedWrongly.count),
      rightValues - (writtenValues - rightValues),
    ]
  }
}
