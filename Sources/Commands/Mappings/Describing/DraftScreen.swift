import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine

/// What a person sees of a draft: what they said, what it will do, what is asked, what is left out,
/// samples before and after, and what it took.
struct DraftScreen {
  let desk: MappingDesk

  private var context: CommandContext { desk.context }
  private var style: Style { Style(context) }

  func show(_ drafted: DraftedMapping, samples: Int) {
    let spec = drafted.document.spec
    heading("What you said")
    for sentence in spec.description { said(sentence.id, sentence.text) }
    for assumption in spec.assumptions { said(assumption.id, "(assumed) " + assumption.text) }
    heading("What it will do")
    for text in spec.programLines { line("  " + PrintableText.of(text)) }
    showLeftOut(spec)
    if let comparison = drafted.comparison {
      DifferenceScreen(context: context).show(comparison)
    }
    heading("The check")
    for notice in drafted.draft.notices { line(notice.description) }
    ReportScreen(context: context).show(drafted.proof.report, of: drafted.document)
    showMarks(drafted.marks)
    if drafted.proof.samples.count > 0 || !drafted.proof.sampleProblems.isEmpty {
      heading("Samples, before and after")
      desk.show(drafted.proof, limit: samples)
    }
    desk.showTests(drafted.proof)
    showCost(drafted)
    showEnd(drafted)
  }

  private func said(_ id: String, _ text: String) {
    line("  \(id)  " + PrintableText.of(text))
  }

  /// Fields and sentences that were looked at and lead to nothing, with the reason.
  private func showLeftOut(_ spec: MappingSpec) {
    guard !spec.notMapped.isEmpty else { return }
    heading("What is not mapped, and why")
    for left in spec.notMapped {
      let cited = left.because.map(\.sentence).joined(separator: ", ")
      let what = left.field ?? left.because.first.map { "\"\($0.quote)\"" } ?? "?"
      line(
        "  " + PrintableText.of("\(what): \(left.reason)") + (cited.isEmpty ? "" : "  [\(cited)]")
      )
    }
  }

  private func showMarks(_ marks: [ReviewMark]) {
    guard !marks.isEmpty else { return }
    heading("Look at these before you approve")
    for mark in marks { line("  " + style.bad(mark.by) + "  " + PrintableText.of(mark.text)) }
  }

  private func showCost(_ drafted: DraftedMapping) {
    let repairs = ScreenText.count(drafted.draft.repairCount, "repair")
    line(
      "\(drafted.modelName): \(drafted.draft.cost.text); \(repairs)"
        + (drafted.draft.standIn ? "; a stand-in, not a language model" : "")
    )
  }

  private func showEnd(_ drafted: DraftedMapping) {
    let document = drafted.document
    if let version = drafted.version {
      line("\(document.name) is version \(version.version), \(version.state.phase.rawValue)")
    } else {
      line("\(document.name) stands in \(document.written)")
    }
    if let answer = Self.answer(to: document.spec.questions) {
      line("Answer, by the question's number: " + again(drafted, answer))
    }
    let canMap = !drafted.proof.report.hasErrors && drafted.proof.failures.isEmpty
    let next = drafted.version == nil && canMap ? "map" : drafted.proof.nextCommand
    line("Next: " + context.typed(next, document.written))
  }

  /// The words that answer the first of questions; `nil` where there is none.
  static func answer(to questions: [Question]) -> [String]? {
    questions.first.map { ["--answer", $0.options.isEmpty ? "1=…" : "1=a"] }
  }

  /// How the command is said again with more.
  private func again(_ drafted: DraftedMapping, _ more: [String]) -> String {
    drafted.version == nil
      ? "the same again with " + more.joined(separator: " ")
      : context.typed(["describe-mapping", drafted.document.name] + more)
  }

  private func heading(_ text: String) { line(style.bold(text)) }
  private func line(_ text: String) { context.output.line(text) }
}
