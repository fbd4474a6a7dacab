import Diagnostics
import MappingLanguage
import Records

/// From sentences to a checked draft: ask, check, mend a few times, ask the person the rest.
///
/// Knows no disk and no journal; what it returns or throws holds everything the endpoint said.
package struct DraftSession: Sendable {
  private let model: any ChatModel
  private let prompts: PromptLibrary
  private let settings: DraftSettings
  /// A fresh fence marker for every request.
  private let marker: @Sendable () -> String

  package init(
    model: any ChatModel,
    prompts: PromptLibrary,
    settings: DraftSettings = DraftSettings(),
    marker: @escaping @Sendable () -> String = PromptBlock.freshMarker
  ) {
    self.model = model
    self.prompts = prompts
    self.settings = settings
    self.marker = marker
  }

  /// Drafts one mapping.
  ///
  /// Problems of the draft are in its report and its questions; thrown is only what left no draft:
  /// an endpoint that gives no answer (MDL), a prompt that cannot be filled (PRM), or an answer of
  /// which nothing is left that has the form of a spec (M101).
  package func draft(
    _ order: DraftOrder,
    onProgress: @escaping @Sendable (DraftProgress) -> Void = { _ in }
  ) async throws(DraftFault) -> Draft {
    let sentences = DescriptionSplitter.sentences(of: order.description)
    guard !sentences.isEmpty else { throw DraftFault([Self.nothingSaid]) }
    onProgress(.asking(sentences: sentences.count))
    var work = try await firstAnswer(order, sentences, onProgress)
    try await mend(&work, order, sentences, onProgress)
    return try finished(work, order)
  }

  private static var nothingSaid: Diagnostic {
    Diagnostic(
      .error,
      .M101,
      "the description has no sentence",
      at: Location("description"),
      hint: "Say in plain words which records go where, and what should happen to them."
    )
  }

  /// A draft between two questions to the model.
  private struct Work {
    /// Of the first answer, before any repair.
    let first: Examination
    var examination: Examination
    var rounds: [DraftRound]
    var model: String
    var standIn: Bool
    var notices: [Diagnostic]

    /// The budget, with what was spent so far.
    func left(of budget: DraftBudget) -> DraftBudget {
      var budget = budget
      budget.spend(DraftCost(rounds.map(\.exchange), prices: nil).usage)
      return budget
    }
  }

  // MARK: The first answer

  private func firstAnswer(
    _ order: DraftOrder,
    _ sentences: [Sentence],
    _ onProgress: @escaping @Sendable (DraftProgress) -> Void
  ) async throws(DraftFault) -> Work {
    let marker = marker()
    let prompt: DraftPrompt
    do throws(Diagnostic) {
      prompt = try DraftPrompt(
        order,
        sentences: sentences,
        template: prompts.draft,
        contextTokens: settings.contextTokens,
        marker: marker
      )
    } catch {
      throw DraftFault([error])
    }
    var request = ChatRequest(
      messages: prompt.messages,
      schemaName: "mapping",
      schema: prompts.draft.schema,
      answerTokensMax: prompt.answerTokensMax,
      marker: marker
    )
    request.asksAfresh = settings.asksAfresh
    request.budget = settings.budget
    if let refusal = request.budget.refusal(next: request.tokensEstimate) {
      throw DraftFault([refusal])
    }
    do throws(ModelFault) {
      let reply = try await model.answer(request) { onProgress(.model($0)) }
      let document = WireForm.canonical(reply.answer, in: frame(order, sentences))
      let examination = Examination(document, for: order)
      return Work(
        first: examination,
        examination: examination,
        rounds: rounds(.draft, prompts.draft, reply.exchanges),
        model: reply.model,
        standIn: reply.isStandIn,
        notices: prompt.notices
      )
    } catch {
      throw DraftFault(
        [error.diagnostic],
        rounds: rounds(.draft, prompts.draft, error.exchanges)
      )
    }
  }

  private func rounds(
    _ purpose: DraftRound.Purpose,
    _ template: PromptTemplate,
    _ exchanges: [ModelExchange]
  ) -> [DraftRound] {
    exchanges.map { DraftRound(purpose: purpose, promptHash: template.hash, exchange: $0) }
  }

  private func frame(_ order: DraftOrder, _ sentences: [Sentence]) -> WireForm.Frame {
    var target = JSONObject()
    target["system"] = .string(order.target.system)
    target["object"] = .string(order.target.object)
    target["schema_hash"] = .string(order.target.fingerprint.hex)
    return WireForm.Frame(
      id: order.mapping,
      description: .array(sentences.map(\.json)),
      source: SourceEnd(
        system: order.source.system,
        object: order.source.object,
        schemaHash: order.source.fingerprint.hex
      ).json,
      target: target
    )
  }

  // MARK: Repairs

  private func mend(
    _ work: inout Work,
    _ order: DraftOrder,
    _ sentences: [Sentence],
    _ onProgress: @escaping @Sendable (DraftProgress) -> Void
  ) async throws(DraftFault) {
    var refusals: [Diagnostic] = []
    for round in 1...max(1, settings.repairsMax) {
      let problems = work.examination.mendable
      guard !problems.isEmpty, round <= settings.repairsMax else { return }
      onProgress(.repairing(round: round, problems: problems.count))
      let told = Array(problems.prefix(settings.diagnosticsMax))
      let asked = try repairRequest(work, refusals + told, order, sentences)
      guard let answer = await repair(&work, asked, onProgress) else { return }
      switch outcome(of: answer, on: work.examination, told, order) {
      case .better(let examination):
        work.examination = examination
        refusals = []
      case .last(let examination):
        work.examination = examination
        return
      case .useless: return
      case .refused(let reasons):
        work.notices += reasons
        guard refusals.isEmpty else { return }
        refusals = reasons
      }
    }
  }

  private func repairRequest(
    _ work: Work,
    _ problems: [Diagnostic],
    _ order: DraftOrder,
    _ sentences: [Sentence]
  ) throws(DraftFault) -> ChatRequest {
    let marker = marker()
    let prompt: RepairPrompt
    do throws(Diagnostic) {
      prompt = try RepairPrompt(
        work.examination.document,
        problems: problems,
        sentences: sentences,
        order: order,
        template: prompts.repair,
        marker: marker
      )
    } catch {
      throw DraftFault([error], rounds: work.rounds)
    }
    var request = ChatRequest(
      messages: prompt.messages,
      schemaName: "repair",
      schema: prompts.repair.schema,
      answerTokensMax: 4_000,
      marker: marker
    )
    request.asksAfresh = settings.asksAfresh
    request.budget = work.left(of: settings.budget)
    return request
  }

  /// The model's answer; `nil` where it gave none, which leaves the draft as it is.
  private func repair(
    _ work: inout Work,
    _ request: ChatRequest,
    _ onProgress: @escaping @Sendable (DraftProgress) -> Void
  ) async -> JSON? {
    do throws(ModelFault) {
      if let refusal = request.budget.refusal(next: request.tokensEstimate) {
        throw ModelFault(refusal)
      }
      let reply = try await model.answer(request) { onProgress(.model($0)) }
      work.rounds += rounds(.repair, prompts.repair, reply.exchanges)
      return reply.answer
    } catch {
      work.rounds += rounds(.repair, prompts.repair, error.exchanges)
      var notice = error.diagnostic
      notice.severity = .warning
      work.notices.append(notice)
      return nil
    }
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
      guard violations.isEmpty else { return .refused(violations) }
      let after = Examination(document, for: order)
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

  // MARK: The end

  private func finished(_ work: Work, _ order: DraftOrder) throws(DraftFault) -> Draft {
    var examination = work.examination
    if examination.spec == nil {
      examination = Examination(
        OpenQuestions.salvaged(examination.document, examination.diagnostics),
        for: order
      )
    }
    examination = DecidedFixes(order).made(in: examination)
    guard let last = try asking(examination, work, order) else {
      throw DraftFault(examination.diagnostics, rounds: work.rounds)
    }
    let isFirst = work.first.document == work.examination.document
    return Draft(
      spec: last.spec,
      report: last.report,
      rounds: work.rounds,
      model: work.model,
      standIn: work.standIn,
      first: isFirst && work.first.spec != nil ? last : try asking(work.first, work, order),
      notices: work.notices,
      prices: settings.budget.prices
    )
  }

  /// A spec with a question for all that is left open; `nil` where it is not the form of one.
  private func asking(
    _ examination: Examination,
    _ work: Work,
    _ order: DraftOrder
  ) throws(DraftFault) -> DraftedSpec? {
    guard let spec = examination.spec else { return nil }
    let asking = OpenQuestions.added(to: spec, for: examination.diagnostics)
    let last = Examination(asking.json, for: order)
    guard let spec = last.spec, let report = last.report else {
      throw DraftFault(last.diagnostics, rounds: work.rounds)
    }
    return DraftedSpec(spec: spec, report: report)
  }
}
