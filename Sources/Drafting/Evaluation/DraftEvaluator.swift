import Diagnostics
import MappingLanguage

/// Drafts descriptions through a model and scores what comes of them.
package struct DraftEvaluator: Sendable {
  private let session: DraftSession

  package init(_ session: DraftSession) { self.session = session }

  /// Drafts one description; what goes wrong is part of the result.
  package func evaluate(_ task: EvaluationTask) async -> DraftEvaluation {
    do throws(DraftFault) {
      let draft = try await session.draft(task.order)
      var evaluation = DraftEvaluation(task, SpecScore(draft.spec, draft.report, on: task))
      let first = draft.first.map { SpecScore($0.spec, $0.report, on: task) }
      evaluation.isExactAtFirst = first?.isExact ?? false
      evaluation.isParsed = draft.first != nil
      evaluation.isStandIn = draft.standIn
      evaluation.problems = Self.codes(draft.report.diagnostics)
      evaluation.add(draft.rounds, prices: session.prices)
      evaluation.model = draft.model
      return evaluation
    } catch {
      var evaluation = Self.evaluation(of: task, without: error)
      evaluation.problems = Self.codes(error.diagnostics)
      evaluation.add(error.rounds, prices: session.prices)
      return evaluation
    }
  }

  /// Drafts all descriptions, at most `jobs` at a time; `onResult` hears of each as it comes.
  ///
  /// The results are in the order of the tasks.
  package func evaluate(
    _ tasks: [EvaluationTask],
    jobs: Int = 1,
    onResult: @Sendable (DraftEvaluation) -> Void = { _ in }
  ) async -> [DraftEvaluation] {
    await withTaskGroup(of: (Int, DraftEvaluation).self) { group in
      var results = [DraftEvaluation?](repeating: nil, count: tasks.count)
      var next = 0
      func begin() {
        guard next < tasks.count else { return }
        let (index, task) = (next, tasks[next])
        next += 1
        group.addTask { (index, await evaluate(task)) }
      }
      for _ in 0..<max(1, jobs) { begin() }
      while let (index, result) = await group.next() {
        onResult(result)
        results[index] = result
        begin()
      }
      return results.compactMap(\.self)
    }
  }

  /// What a description comes to without a draft; nothing is scored where the endpoint failed.
  private static func evaluation(
    of task: EvaluationTask,
    without fault: DraftFault
  ) -> DraftEvaluation {
    guard let silence = fault.diagnostics.first(where: { $0.code.isNoAnswer }) else {
      return DraftEvaluation(task, SpecScore(noSpecFor: task))
    }
    var evaluation = DraftEvaluation(name: task.name)
    evaluation.kind = task.expectation.kind
    evaluation.cases = task.cases.count
    evaluation.noAnswer = "\(silence.code.rawValue): \(silence.message)"
    return evaluation
  }

  /// The codes of errors, each once, in their order.
  private static func codes(_ diagnostics: [Diagnostic]) -> [String] {
    var seen: Set<String> = []
    return diagnostics.filter { $0.severity == .error }.map(\.code.rawValue)
      .filter { seen.insert($0).inserted }
  }
}
