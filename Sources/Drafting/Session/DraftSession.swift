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

  /// What tokens cost, where it is known.
  package var prices: TokenPrices? { settings.budget.prices }

  /// Drafts one mapping.
  ///
  /// Problems of the draft are in its report and its questions; thrown is only what left no draft:
  /// an endpoint that gives no answer (MDL), a prompt that cannot be filled (PRM), or an answer of
  /// which nothing is left that has the form of a spec (M101).
  package func draft(
    _ order: DraftOrder,
    onProgress: @escaping @Sendable (DraftProgress) -> Void = { _ in }
  ) async throws(DraftFault) -> Draft {
    let place = Location("description")
    if let excess = SpecLimits.excess(ofDescription: order.description, at: place) {
      throw DraftFault([excess])
    }
    let sentences = DescriptionSplitter.sentences(of: order.description)
    guard !sentences.isEmpty else { throw DraftFault([Self.nothingSaid]) }
    let excesses = SpecLimits.excesses(ofDescription: sentences, at: place)
    guard excesses.isEmpty else { throw DraftFault(excesses) }
    onProgress(.asking(sentences: sentences.count))
    let inquiry = ModelInquiry(
      model: model,
      settings: settings,
      marker: marker,
      onProgress: onProgress
    )
    var work = try await firstAnswer(order, sentences, inquiry)
    try await RepairLoop(inquiry: inquiry, template: prompts.repair)
      .mend(&work, order, sentences)
    return try work.finished(order)
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

  // MARK: The first answer

  private func firstAnswer(
    _ order: DraftOrder,
    _ sentences: [Sentence],
    _ inquiry: ModelInquiry
  ) async throws(DraftFault) -> DraftWork {
    let marker = marker()
    var rounds: [DraftRound] = []
    do throws(Diagnostic) {
      let prompt = try DraftPrompt(
        order,
        sentences: sentences,
        template: prompts.draft,
        contextTokens: settings.contextTokens,
        marker: marker
      )
      let request = ChatRequest(
        messages: prompt.messages,
        schemaName: "mapping",
        schema: prompts.draft.schema,
        answerTokensMax: prompt.answerTokensMax,
        marker: marker
      )
      order.options.reviewer?.prepare(source: order.source, target: order.target)
      let reply = try await inquiry.answer(.draft, prompts.draft, request, &rounds)
      let document = WireForm.canonical(reply.answer, in: frame(order, sentences))
      let answered = Examination(document, for: order, tell: inquiry.tell)
      let examination = DecidedFixes(order).made(in: answered)
      var work = DraftWork(
        first: examination,
        examination: examination,
        rounds: rounds,
        model: reply.model,
        standIn: reply.isStandIn,
        notices: prompt.notices,
        prices: settings.budget.prices
      )
      work.judge(reply.answer, .taken, examination.diagnostics)
      return work
    } catch {
      throw DraftFault([error], rounds: rounds)
    }
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
}
