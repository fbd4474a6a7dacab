import Diagnostics
import Drafting

/// Shows an evaluation: a row each, totals, and what changed since the last.
struct EvaluationScreen {
  let context: CommandContext

  func show(_ report: EvaluationReport) {
    let header = [
      "description", "draft", "values", "silently wrong", "questions", "rounds", "tokens", "time",
    ]
    let isPriced = report.cost != nil
    var table = TextTable(
      columns: context.columns,
      header: header + (isPriced ? [report.currency ?? "cost"] : [])
    )
    for result in report.results {
      let cost = isPriced ? [result.cost?.description ?? "–"] : []
      table.add(
        [
          result.name, Self.word(for: result),
          result.isAnswered ? "\(result.rightValues)/\(result.expectedValues)" : "–",
          result.silent.isEmpty ? "–" : result.silent.joined(separator: ", "),
          Self.questions(of: result), "\(result.rounds)",
          ScreenText.count(result.promptTokens + result.completionTokens), Self.time(of: result),
        ] + cost
      )
    }
    for line in table.lines { context.output.line(line) }
    for line in Self.silences(in: report) { context.output.line(line) }
    context.output.line()
    for line in Self.totals(of: report) { context.output.line(line) }
  }

  /// What became of a draft, in a word.
  static func word(for result: DraftEvaluation) -> String {
    guard result.isAnswered else { return "no answer" }
    if result.isExact { return result.isExactAtFirst ? "exact" : "mended" }
    if !result.silent.isEmpty { return "wrong" }
    if !result.isParsed { return "unreadable" }
    return "open"
  }

  private static func questions(of result: DraftEvaluation) -> String {
    let parts = [
      ("right", result.askedRightly), ("wrong", result.askedWrongly), ("missing", result.notAsked),
    ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
    return parts.isEmpty ? "–" : parts.joined(separator: "; ")
  }

  /// Why there is no answer, each reason once.
  private static func silences(in report: EvaluationReport) -> [String] {
    let reasons = report.results.compactMap(\.noAnswer)
    return Set(reasons).sorted().map { reason in
      let count = reasons.count { $0 == reason }
      return "no answer (\(ScreenText.count(count, "description"))): \(PrintableText.of(reason))"
    }
  }

  /// How long the endpoint took; replies that are kept are not timed.
  private static func time(of result: DraftEvaluation) -> String {
    guard result.repliesKept > 0 else { return seconds(result.milliseconds) }
    let asked = result.rounds - result.repliesKept
    return asked > 0 ? "\(seconds(result.milliseconds)), \(result.repliesKept) kept" : "kept"
  }

  private static func seconds(_ milliseconds: Int) -> String {
    let tenths = (milliseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) s"
  }

  private static func time(of report: EvaluationReport) -> String {
    let kept = report.results.count { $0.repliesKept > 0 }
    let left = kept > 0 ? "; \(ScreenText.count(kept, "draft")) with kept replies not timed" : ""
    guard let each = report.millisecondsPerDraft else { return "nothing is timed" + left }
    return "\(seconds(each)) a draft, as the median" + left
  }

  private static func values(of report: EvaluationReport) -> String {
    let written = report.precision.map { "\(percent($0)) of the values written are right" }
    let expected = report.recall.map { "\(percent($0)) of those expected are written" }
    return (written ?? "no value is written") + ", " + (expected ?? "none is expected")
  }

  private static func totals(of report: EvaluationReport) -> [String] {
    let silent = report.results.count - report.answered.count
    let first = report.results.count(where: \.isExactAtFirst)
    let wrong = report.results.count { !$0.silent.isEmpty }
    let asked = report.sum { $0.askedRightly.count }
    let due = asked + report.sum { $0.notAsked.count }
    let model = report.isStandIn ? "\(report.model) (stand-in, not a language model)" : report.model
    let exact =
      "\(report.exactCount) of \(ScreenText.count(report.results.count, "description")) exact, "
      + "\(first) of them at the first answer"
      + (silent == 0 ? "" : "; \(silent) without an answer")
    guard !report.answered.isEmpty else { return [exact] }
    return [
      exact,
      "\(ScreenText.count(report.silentCount, "silently wrong field")) in "
        + ScreenText.count(wrong, "description"),
      "\(asked) of \(due) questions asked that must be; "
        + "\(report.sum { $0.askedWrongly.count }) sentences asked about without need",
      values(of: report),
      "\(ScreenText.count(report.sum(\.promptTokens))) tokens asked, "
        + "\(ScreenText.count(report.sum(\.completionTokens))) answered, by \(model)",
      time(of: report),
    ] + [cost(of: report)].compactMap(\.self)
  }

  private static func cost(of report: EvaluationReport) -> String? {
    guard let cost = report.cost else { return nil }
    let currency = report.currency ?? ""
    return "\(cost.whole) \(currency) in all, \(cost.each) \(currency) a draft"
  }

  /// What a draft cost, before and now; `nil` where it is not known of both.
  private static func costs(_ before: EvaluationReport, _ now: EvaluationReport) -> String? {
    guard let then = before.cost, let cost = now.cost else { return nil }
    let (old, new) = (before.currency ?? "", now.currency ?? "")
    return "  a draft: \(then.each)\(old == new ? "" : " " + old) → \(cost.each) \(new)"
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 1_000).rounded()) / 10).\(Int((share * 1_000).rounded()) % 10) %"
  }

  func show(_ comparison: EvaluationComparison) {
    let (before, now) = (comparison.before, comparison.now)
    context.output.line()
    context.output.line("Since the evaluation of \(before.at):")
    context.output.line("  model: \(Self.change(before.model, now.model))")
    for id in Set(before.prompts.keys).union(now.prompts.keys).sorted() {
      let hashes = [before, now].map { $0.prompts[id].map { String($0.prefix(12)) } ?? "none" }
      context.output.line("  prompt \(id): \(Self.change(hashes[0], hashes[1]))")
    }
    context.output.line("  exact: \(before.exactCount) → \(now.exactCount)")
    context.output.line("  silently wrong fields: \(before.silentCount) → \(now.silentCount)")
    if let (old, new) = comparison.times {
      context.output.line("  time of a draft: \(Self.seconds(old)) → \(Self.seconds(new))")
    }
    if let costs = Self.costs(before, now) { context.output.line(costs) }
    for (word, names) in [
      ("better", comparison.better), ("worse", comparison.worse), ("new", comparison.added),
      ("gone", comparison.gone), ("no answer", comparison.noAnswer),
    ] where !names.isEmpty {
      context.output.line("  \(word): \(names.joined(separator: ", "))")
    }
    if comparison.better.isEmpty, comparison.worse.isEmpty {
      context.output.line(
        comparison.same.isEmpty ? "  nothing can be compared" : "  none is better or worse"
      )
    }
  }

  private static func change(_ before: String, _ now: String) -> String {
    before == now ? "\(now), as before" : "\(before) → \(now)"
  }
}
