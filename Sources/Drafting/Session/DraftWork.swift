import Diagnostics
import MappingLanguage

/// A draft between two questions to the model.
struct DraftWork {
  var examination: Examination
  var rounds: [DraftRound]
  var model: String
  var standIn: Bool
  var notices: [Diagnostic]

  var tokens: Int {
    rounds.reduce(0) { sum, round in
      sum + (round.exchange.usage.map { $0.prompt + $0.completion } ?? 0)
    }
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
    guard let spec = examination.spec else {
      throw DraftFault(examination.diagnostics, rounds: rounds)
    }
    return try draft(OpenQuestions.added(to: spec, for: examination.diagnostics), order)
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
      notices: notices
    )
  }
}
