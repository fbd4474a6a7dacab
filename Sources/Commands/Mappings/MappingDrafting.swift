import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Drafts a mapping with the workspace's model, proves it, and keeps it.
struct MappingDrafting {
  struct Drafted: Sendable {
    let document: MappingDocument
    /// What to look at before approving.
    let marks: [ReviewMark]
    let proof: MappingProof
    let draft: Draft
    let version: MappingVersionEntry
    let modelName: String

    var json: JSON {
      .members([
        "mapping": .string(document.name),
        "version": .integer(version.version.number),
        "state": .string(version.state.phase.rawValue),
        "model": .string(modelName),
        "stand_in": .bool(draft.standIn),
        "rounds": .integer(draft.rounds.count),
        "rules": .integer(document.spec.rules.count),
        "report": proof.report.json,
        "marks": .array(marks.map(\.json)),
        "tests": .integer(proof.testCount),
        "failures": .array(proof.failures.map(\.json)),
      ])
    }
  }

  let desk: MappingDesk
  let isQuiet: Bool

  private var context: CommandContext { desk.context }

  func draft(
    name: String,
    description: String,
    from: String?,
    to: String?
  ) async throws -> Drafted {
    let workspace = desk.workspace
    let ends = try DescribedEnds(
      mapping: name,
      description: description,
      from: from,
      to: to,
      in: workspace
    )
    let catalogs = try await catalogs(of: ends)
    let prompts = try PromptLibrary(folder: workspace.folder.promptsPath)
    let shown = DraftMaterial(desk: desk)
    var order = DraftOrder(
      mapping: name,
      description: description,
      source: catalogs.source,
      target: catalogs.target,
      samples: try shown.samples(of: catalogs.source),
      options: try await desk.checkOptions(
        named: "mappings/\(name)/mapping.json",
        asking: try await desk.objects(of: [catalogs.source.system, catalogs.target.system]),
        policy: try await desk.policy()
      )
    )
    order.examples = try await shown.examples(besides: name)
    let asked = order
    let (answer, opened) = try await ModelDoor(workspace: workspace).open { opened in
      tell(ask(opened, ends))
      return (await self.answer(asked, prompts, opened), ModelName(opened))
    }
    let draft: Draft
    switch answer {
    case .success(let made): draft = made
    case .failure(let fault):
      try await keep(fault, name: name, description: description, opened)
      throw DiagnosticList(fault.diagnostics)
    }
    let document = MappingDocument(
      name: name,
      spec: draft.spec,
      description: description,
      in: workspace.folder
    )
    try document.write(to: workspace.folder)
    let proof = try await desk.proof(of: document)
    var material = try await desk.material(document, proof)
    material.origin = .described
    material.rounds = Self.rounds(draft.rounds, isStandIn: draft.standIn, opened)
    material.prompts = [
      PromptUse(file: prompts.draft.id, hash: ContentHash(prompts.draft.hash.hex)),
      PromptUse(file: prompts.repair.id, hash: ContentHash(prompts.repair.hash.hex)),
    ]
    let kept = material
    let version = try await workspace.withJournal { journal in
      try await VersionKeeper(journal: journal).keep(kept)
    }
    return Drafted(
      document: document,
      marks: ReviewMark.marks(of: draft.spec, source: catalogs.source, target: catalogs.target),
      proof: proof,
      draft: draft,
      version: version,
      modelName: opened.name
    )
  }

  /// What is kept of the endpoint, without the endpoint.
  private struct ModelName: Sendable {
    let name: String
    let endpoint: String

    init(_ opened: ModelDoor.Opened) {
      name = opened.name
      endpoint = opened.endpoint
    }
  }

  /// The catalogs, asked from the platforms where none is known.
  private func catalogs(of ends: DescribedEnds) async throws -> (source: Catalog, target: Catalog) {
    let source = try await catalog(of: ends.source)
    return (source, try await catalog(of: ends.target))
  }

  private func catalog(of end: DescribedEnds.End) async throws -> Catalog {
    let reader = try await desk.workspace.reader()
    let name = ConnectionName(end.connection.name)
    if let snapshot = try await reader?.latestCatalog(of: end.object, at: name),
      let catalog = CatalogFinder.catalog(snapshot)
    {
      return catalog
    }
    do {
      let pulled = try await CatalogPuller(workspace: desk.workspace)
        .pull([end.connection], objects: [end.object])
      return pulled[0].catalog
    } catch let problem as Diagnostic where problem.code == .CON301 {
      // The platform is out of reach; a catalog that is shipped as a file serves as well.
      let finder = CatalogFinder(workspace: desk.workspace, reader: reader)
      guard
        let catalog = try? await finder.catalog(
          system: end.connection.platform,
          object: end.object
        )
      else { throw problem }
      return catalog
    }
  }

  private func answer(
    _ order: DraftOrder,
    _ prompts: PromptLibrary,
    _ opened: ModelDoor.Opened
  ) async -> Result<Draft, DraftFault> {
    let session = DraftSession(
      model: opened.model,
      prompts: prompts,
      settings: DraftSettings(contextTokens: opened.contextTokens)
    )
    do throws(DraftFault) {
      return .success(try await session.draft(order))
    } catch {
      return .failure(error)
    }
  }

  /// Where no draft came of it, the request and all the endpoint said are kept all the same.
  private func keep(
    _ fault: DraftFault,
    name: String,
    description: String,
    _ opened: ModelName
  ) async throws {
    guard !fault.rounds.isEmpty else { return }
    let rounds = Self.rounds(fault.rounds, isStandIn: false, opened)
    try await desk.workspace.withJournal { journal in
      let name = MappingName(name)
      let version = try await journal.reader.latestVersion(of: name)?.version.next ?? 1
      let described = MappingDescription(name: name, version: version, text: description)
      try await journal.commit(
        JournalChange(
          [.describeMapping(described)] + rounds.map { .recordRound(name, version, $0) }
        )
      )
    }
  }

  private static func rounds(
    _ rounds: [Drafting.DraftRound],
    isStandIn: Bool,
    _ opened: ModelName
  ) -> [Journal.DraftRound] {
    rounds.enumerated().map { index, round in
      Journal.DraftRound(
        round: index + 1,
        endpoint: opened.endpoint,
        model: round.exchange.model ?? opened.name,
        isStandIn: isStandIn,
        request: round.exchange.requestBody,
        response: round.exchange.responseBody,
        promptTokens: round.exchange.usage?.prompt,
        completionTokens: round.exchange.usage?.completion,
        prompts: [PromptUse(file: round.purpose.rawValue, hash: ContentHash(round.promptHash.hex))]
      )
    }
  }

  private func ask(_ opened: ModelDoor.Opened, _ ends: DescribedEnds) -> String {
    let who = opened.isStandIn ? "\(opened.name) (a stand-in, not a language model)" : opened.name
    return "\(ends.source.connection.name) \(ends.source.object) → "
      + "\(ends.target.connection.name) \(ends.target.object), asking \(who) over HTTP …"
  }

  private func tell(_ text: String) {
    if !isQuiet { context.output.line(text) }
  }

  // MARK: The screen

  func show(_ drafted: Drafted, samples: Int) {
    let style = Style(context)
    let document = drafted.document
    context.output.line(style.bold("What you said"))
    for sentence in document.spec.description {
      context.output.line("  \(sentence.id)  \(sentence.text)")
    }
    for assumption in document.spec.assumptions {
      context.output.line("  \(assumption.id)  (assumed) \(assumption.text)")
    }
    context.output.line(style.bold("What it will do"))
    for line in document.spec.programLines { context.output.line("  " + line) }
    context.output.line(style.bold("The check"))
    for notice in drafted.draft.notices { context.output.line(notice.description) }
    ReportScreen(context: context).show(drafted.proof.report, of: document)
    if !drafted.marks.isEmpty {
      context.output.line(style.bold("Look at these before you approve"))
      for mark in drafted.marks {
        context.output.line("  " + style.bad(mark.by) + "  " + PrintableText.of(mark.text))
      }
    }
    if drafted.proof.samples.count > 0 {
      context.output.line(style.bold("Samples, before and after"))
      desk.show(drafted.proof, limit: samples)
    }
    desk.showTests(drafted.proof)
    let standIn = drafted.draft.standIn ? "; drafted by a stand-in, not a language model" : ""
    context.output.line(
      "\(document.name) is version \(drafted.version.version), "
        + "\(drafted.version.state.phase.rawValue)\(standIn)"
    )
    let next = drafted.proof.allowsApproval ? "approve-mapping" : "check-mapping"
    context.output.line("Next: " + context.typed(next, document.name))
  }
}
