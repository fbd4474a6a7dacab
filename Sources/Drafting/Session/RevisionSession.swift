import Diagnostics
import MappingLanguage
import Records

/// From new sentences to the next version of a mapping: ask for a patch, watch it, check, mend.
///
/// Knows no disk and no journal, as ``DraftSession``.
package struct RevisionSession: Sendable {
  private let model: any ChatModel
  private let prompts: PromptLibrary
  private let settings: DraftSettings
  private let marker: @Sendable () -> String
  /// How often the model is asked for a patch before a person is.
  private static let triesMax = 2

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

  /// Revises one mapping.
  ///
  /// What the model cannot change within the new sentences becomes a question, and the mapping
  /// stays as it was; thrown is only what left no answer (MDL), a prompt that is missing or cannot
  /// be filled (PRM), or that nothing was said (M101).
  package func revise(
    _ revision: RevisionOrder,
    onProgress: @escaping @Sendable (DraftProgress) -> Void = { _ in }
  ) async throws(DraftFault) -> Draft {
    guard !revision.added.isEmpty else { throw DraftFault([Self.nothingSaid]) }
    let template: PromptTemplate
    do throws(DiagnosticList) { template = try prompts.revise() } catch {
      throw DraftFault(error.diagnostics)
    }
    let base = revision.extended
    let excesses = SpecLimits.excesses(
      ofDescription: base.description,
      at: Location("description")
    )
    guard excesses.isEmpty else { throw DraftFault(excesses) }
    let order = revision.order
    let watch = watch(revision, base)
    onProgress(.asking(sentences: revision.added.count))
    let inquiry = ModelInquiry(
      model: model,
      settings: settings,
      marker: marker,
      onProgress: onProgress
    )
    var work = try await patched(base, revision, template, watch, inquiry)
    work.examination = DecidedFixes(order, within: watch).made(in: work.examination)
    let loop = RepairLoop(inquiry: inquiry, template: prompts.repair, revision: watch)
    try await loop.mend(&work, order, base.description)
    return try finished(work, base, order, watch)
  }

  /// Lets change what cites a new sentence; a problem that a new answer is about is not old.
  private func watch(_ revision: RevisionOrder, _ base: MappingSpec) -> RevisionGuard {
    let sentences = Set(revision.added.map(\.id))
    let answers = GivenAnswers(in: base)
    let known = MappingChecker.check(
      revision.spec,
      source: revision.order.source,
      target: revision.order.target,
      options: revision.order.options
    ).diagnostics
    return RevisionGuard(
      base,
      sentences: sentences,
      userTests: revision.userTests,
      known: known.filter { problem in
        let given = answers.answer(about: problem, in: revision.spec)
        return given.map { !sentences.contains($0.sentence.id) } ?? true
      }
    )
  }

  private static var nothingSaid: Diagnostic {
    Diagnostic(
      .error,
      .M101,
      "no sentence is new",
      at: Location("description"),
      hint: "Say in plain words what should be different."
    )
  }

  /// The mapping after the first patch that keeps to the new sentences; as it was where none does.
  private func patched(
    _ base: MappingSpec,
    _ revision: RevisionOrder,
    _ template: PromptTemplate,
    _ watch: RevisionGuard,
    _ inquiry: ModelInquiry
  ) async throws(DraftFault) -> DraftWork {
    var work = DraftWork(
      examination: Examination(base.json, for: revision.order, within: watch),
      prices: settings.budget.prices
    )
    var refusals: [Diagnostic] = []
    for _ in 1...Self.triesMax {
      let answer = try await ask(inquiry, &work, base, revision, template, refusals)
      refusals = []
      let source = "revision of \(revision.order.options.specName)"
      do throws(DiagnosticList) {
        let patch = try RepairAnswer(answer, source: source).patch
        let document = try patch.applied(to: base.json, source: source)
        refusals = watch.violations(to: document, source: source)
        if refusals.isEmpty {
          work.examination = Examination(
            document,
            for: revision.order,
            within: watch,
            tell: { inquiry.tell($0.filter(watch.isNew)) }
          )
          work.judge(answer, .taken, work.examination.diagnostics.filter(watch.isNew))
          return work
        }
      } catch {
        refusals = error.diagnostics
      }
      work.judge(answer, .refused, refusals)
      work.notices += refusals
    }
    return work
  }

  private func ask(
    _ inquiry: ModelInquiry,
    _ work: inout DraftWork,
    _ base: MappingSpec,
    _ revision: RevisionOrder,
    _ template: PromptTemplate,
    _ refusals: [Diagnostic]
  ) async throws(DraftFault) -> JSON {
    let marker = marker()
    do throws(Diagnostic) {
      let prompt = try DraftPrompt(
        revision.order,
        sentences: base.description,
        template: template,
        contextTokens: settings.contextTokens,
        marker: marker,
        blocks: RevisionBlocks(base, added: revision.added, refusals: refusals).all
      )
      if work.rounds.isEmpty { work.notices += prompt.notices }
      let request = ChatRequest(
        messages: prompt.messages,
        schemaName: "revision",
        schema: template.schema,
        answerTokensMax: prompt.answerTokensMax,
        marker: marker
      )
      let reply = try await inquiry.answer(.revise, template, request, &work.rounds)
      work.model = reply.model
      work.standIn = reply.isStandIn
      return reply.answer
    } catch {
      throw DraftFault([error], rounds: work.rounds)
    }
  }

  /// The revised mapping with questions for what is still wrong with the revision; as it was before
  /// where the revision is no mapping.
  private func finished(
    _ work: DraftWork,
    _ base: MappingSpec,
    _ order: DraftOrder,
    _ watch: RevisionGuard
  ) throws(DraftFault) -> Draft {
    var work = work
    if work.examination.spec == nil {
      work.notices += work.examination.diagnostics
      work.examination = Examination(base.json, for: order, within: watch)
    }
    work.examination = DecidedFixes(order, within: watch).made(in: work.examination)
    let spec = work.examination.spec ?? base
    let problems = work.examination.diagnostics.filter { watch.isNew($0) }
    let asking = OpenQuestions.added(to: spec, for: problems, order)
    return try work.draft(asking, order, within: watch)
  }
}
