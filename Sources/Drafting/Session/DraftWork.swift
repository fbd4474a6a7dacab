import Diagnostics
import MappingLanguage
import Records

/// A draft between two questions to the model.
struct DraftWork {
  /// Of the first answer, before any repair.
  var first: Examination?
  var examination: Examination
  var rounds: [DraftRound] = []
  var model = ""
  var standIn = false
  var notices: [Diagnostic] = []
  /// What the endpoint's tokens cost, where the workspace says so.
  var prices: TokenPrices?

  /// Notes what became of the last answer.
  mutating func judge(
    _ answer: JSON,
    _ verdict: RoundOutcome.Verdict,
    _ problems: [Diagnostic]
  ) {
    guard let last = rounds.indices.last else { return }
    rounds[last].outcome = RoundOutcome(answer: answer, verdict: verdict, problems: problems)
  }

  /// What a person gets: questions in place of what the model left open.
  func finished(_ order: DraftOrder) throws(DraftFault) -> Draft {
    var examination = examination
    if examination.spec == nil {
      examination = Examination(
        OpenQuestions.salvaged(examination.document, examination.diagnostics),
        for: order
      )
    }
    examination = DecidedFixes(order).made(in: examination)
    guard var spec = examination.spec else {
      throw DraftFault(examination.diagnostics, rounds: rounds)
    }
    spec.questions = OpenQuestions.merged(spec.questions)
    let asking = OpenQuestions.added(to: spec, for: examination.diagnostics, order)
    var draft = try draft(asking, order)
    if let first, let spec = first.spec {
      if first.document == self.examination.document {
        draft.first = DraftedSpec(spec: draft.spec, report: draft.report)
      } else {
        let asking = OpenQuestions.added(to: spec, for: first.diagnostics, order)
        let alone = try self.draft(asking, order)
        draft.first = DraftedSpec(spec: alone.spec, report: alone.report)
      }
    }
    return draft
  }

  /// The spec as it is, with a check that tells how it stands.
  func draft(
    _ spec: MappingSpec,
    _ order: DraftOrder,
    within watch: RevisionGuard? = nil
  ) throws(DraftFault) -> Draft {
    let last = Examination(spec.json, for: order, within: watch)
    guard let spec = last.spec, let report = last.report else {
      throw DraftFault(last.diagnostics, rounds: rounds)
    }
    return Draft(
      spec: spec,
      report: report,
      rounds: rounds,
      model: model,
      standIn: standIn,
      notices: notices,
      prices: prices
    )
  }
}
