import Diagnostics
import MappingLanguage
import Records

/// Has a draft mended a few times: problems out, a JSON Patch back, watched and checked again.
struct RepairLoop {
  let inquiry: ModelInquiry
  /// The prompt that asks for a repair.
  let template: PromptTemplate
  /// What new sentences may change, where a mapping is revised.
  var revision: RevisionGuard?

  func mend(
    _ work: inout DraftWork,
    _ order: DraftOrder,
    _ sentences: [Sentence]
  ) async throws(DraftFault) {
    let settings = inquiry.settings
    var refusals: [Diagnostic] = []
    for round in 1...max(1, settings.repairsMax) {
      let problems = mendable(work.examination)
      guard !problems.isEmpty, round <= settings.repairsMax else { return }
      inquiry.onProgress(.repairing(round: round, problems: problems.count))
      let told = Array(problems.prefix(settings.diagnosticsMax))
      guard let answer = try await repair(&work, told, refusals, order, sentences) else { return }
      switch outcome(of: answer, on: work.examination, told, order) {
      case .better(let examination):
        work.judge(answer, .taken, examination.diagnostics)
        work.examination = examination
        refusals = []
      case .last(let examination):
        work.judge(answer, .taken, examination.diagnostics)
        work.examination = examination
        return
      case .useless:
        work.judge(answer, .useless, [])
        return
      case .refused(let reasons):
        work.judge(answer, .refused, reasons)
        work.notices += reasons
        guard refusals.isEmpty else { return }
        refusals = reasons
      }
    }
  }

  /// The model's answer; `nil` where it gave none, which leaves the draft as it is.
  private func repair(
    _ work: inout DraftWork,
    _ problems: [Diagnostic],
    _ refusals: [Diagnostic],
    _ order: DraftOrder,
    _ sentences: [Sentence]
  ) async throws(DraftFault) -> JSON? {
    let marker = inquiry.marker()
    let prompt: RepairPrompt
    do throws(Diagnostic) {
      prompt = try RepairPrompt(
        work.examination.document,
        problems: refusals + problems,
        sentences: sentences,
        order: order,
        template: template,
        marker: marker
      )
    } catch {
      throw DraftFault([error], rounds: work.rounds)
    }
    let request = ChatRequest(
      messages: prompt.messages,
      schemaName: "repair",
      schema: template.schema,
      answerTokensMax: 4_000,
      marker: marker
    )
    do throws(Diagnostic) {
      return try await inquiry.answer(.repair, template, request, &work.rounds).answer
    } catch {
      var notice = error
      notice.severity = .warning
      work.notices.append(notice)
      return nil
    }
  }

  /// What a repair should be about; of a revision, only what is new with it.
  private func mendable(_ examination: Examination) -> [Diagnostic] {
    examination.mendable.filter { revision?.isNew($0) ?? true }
  }

  private enum RepairOutcome {
    case better(Examination)
    /// The spec changed and the report did not: another round would go in a circle.
    case last(Examination)
    /// Nothing changed, or it got worse.
    case useless
    case refused([Diagnostic])
  }

  private func outcome(
    of answer: JSON,
    on before: Examination,
    _ told: [Diagnostic],
    _ order: DraftOrder
  ) -> RepairOutcome {
    let source = "repair of \(order.options.specName)"
    do throws(DiagnosticList) {
      let patch = try RepairAnswer(answer, source: source).patch
      guard !patch.operations.isEmpty else { return .useless }
      let document = try patch.applied(to: before.document, source: source)
      let violations =
        before.spec.map {
          RepairGuard(spec: $0, diagnostics: told).problems(of: patch, source: source)
        }
        ?? RepairScope(told).violations(from: before.document, to: document, source: source)
      let strays = revision?.violations(to: document, source: source) ?? []
      guard violations.isEmpty, strays.isEmpty else { return .refused(violations + strays) }
      let after = Examination(document, for: order, within: revision, tell: inquiry.tell)
      if after.document == before.document || isWorse(after, than: before) { return .useless }
      return after.diagnostics == before.diagnostics ? .last(after) : .better(after)
    } catch {
      return .refused(error.diagnostics)
    }
  }

  private func isWorse(_ after: Examination, than before: Examination) -> Bool {
    // The errors of a document that cannot be read and of one that can are not comparable.
    guard (before.spec == nil) == (after.spec == nil) else { return after.spec == nil }
    return after.errorCount > before.errorCount
  }
}
