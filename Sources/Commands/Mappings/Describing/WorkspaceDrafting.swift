import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Drafts a mapping of the workspace, writes its files, and keeps a version of it.
struct WorkspaceDrafting {
  let drafting: MappingDrafting

  private var desk: MappingDesk { drafting.desk }

  func draft(
    name: String,
    description now: DescriptionNow,
    from: String?,
    to: String?
  ) async throws -> DraftedMapping {
    let workspace = desk.workspace
    let description = now.description
    try await workspace.expectWritableJournal()
    let files = FilesAsRead(MappingFolder(name: name, in: workspace.folder))
    let history = try await MappingHistory(of: name, in: desk)
    let old = try? desk.document(name)
    let before = await side(of: old)
    let ends = try DescribedEnds(
      mapping: name,
      description: description.text,
      from: from,
      to: to,
      in: workspace
    )
    let (source, target) = (try await catalog(of: ends.source), try await catalog(of: ends.target))
    let made: MappingDrafting.Made
    do {
      made = try await drafting.make(
        MappingDrafting.Request(
          name: name,
          description: description,
          source: source,
          target: target,
          ends: ends.title,
          specName: "mappings/\(name)/mapping.json",
          samples: try desk.sampleRecords(system: source.system, source).records,
          before: old?.spec,
          answering: old.flatMap { answering(now, $0.spec, history, source, target) }
        )
      )
    } catch let failure as MappingDrafting.Failure {
      try await keep(failure, name: name, description: description.written)
      throw DiagnosticList(failure.fault.diagnostics)
    }
    let document = MappingDocument(
      name: name,
      spec: made.draft.spec,
      description: description.written,
      in: workspace.folder
    )
    let proof = try await desk.proof(of: document)
    let version = try await keep(made, document, proof, unless: files)
    return DraftedMapping(
      document: document,
      proof: proof,
      draft: made.draft,
      marks: made.marks,
      modelName: made.model.name,
      version: version,
      comparison: try await compared(before, with: document, version, of: name)
    )
  }

  /// The mapping that only answers change: as the last version keeps it, between the same ends.
  private func answering(
    _ now: DescriptionNow,
    _ spec: MappingSpec,
    _ history: MappingHistory,
    _ source: Catalog,
    _ target: Catalog
  ) -> MappingDrafting.Answering? {
    let answers = now.newAnswers
    guard !answers.isEmpty, !drafting.asksAfresh, history.endsWith(spec),
      spec.isBetween(source, target),
      UnreadDescription.first(in: now.description.text, beyond: spec) == nil
    else { return nil }
    let userTests = history.testsOfPeople(in: spec)
    return MappingDrafting.Answering(spec: spec, answers: answers, userTests: userTests)
  }

  /// The mapping before it is written anew; `nil` where there is none that can be read.
  private func side(of old: MappingDocument?) async -> MappingSide? {
    guard let old, old.folder == nil else { return nil }
    return try? await MappingSide(old, in: desk).titled("the mapping before")
  }

  private func compared(
    _ before: MappingSide?,
    with document: MappingDocument,
    _ version: MappingVersionEntry,
    of name: String
  ) async throws -> MappingComparison? {
    guard let before else { return nil }
    let after = try await MappingSide(document, in: desk).titled("version \(version.version)")
    return try await MappingComparer(desk: desk).compare(before, after, of: name)
  }

  private func keep(
    _ made: MappingDrafting.Made,
    _ document: MappingDocument,
    _ proof: MappingProof,
    unless files: FilesAsRead
  ) async throws -> MappingVersionEntry {
    var material = try await desk.material(document, proof)
    material.origin = .described
    material.rounds = Self.rounds(made.draft.rounds, isStandIn: made.draft.standIn, made.model)
    material.prompts = made.prompts.map {
      PromptUse(file: $0.id, hash: ContentHash($0.hash.hex))
    }
    let (kept, folder) = (material, desk.workspace.folder)
    do {
      return try await desk.workspace.withJournal { journal in
        try files.expectUnchanged()
        let version = try await VersionKeeper(journal: journal).keep(kept)
        try document.write(to: folder)
        return version
      }
    } catch let changed as Diagnostic where changed.code == .CFG110 {
      let fault = DraftFault([changed], rounds: made.draft.rounds)
      try await keep(
        MappingDrafting.Failure(fault: fault, model: made.model),
        name: document.name,
        description: document.description
      )
      throw changed
    }
  }

  /// The catalog of an end, asked from the platform where none is known.
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
    } catch var problem as Diagnostic where problem.code == .CON301 {
      // The platform is out of reach; a catalog that is shipped as a file serves as well.
      let finder = CatalogFinder(workspace: desk.workspace, reader: reader)
      guard
        let catalog = try? await finder.catalog(
          system: end.connection.platform,
          object: end.object
        )
      else {
        let known = try await finder.objects()[end.connection.platform] ?? []
        let near = NearestNames.hint(for: end.object, in: known)
        problem.hint = [near, problem.hint].compactMap(\.self).joined(separator: " ")
        throw problem
      }
      return catalog
    }
  }

  /// Where no draft came of it, the request and all the endpoint said are kept all the same.
  func keep(
    _ failure: MappingDrafting.Failure,
    name: String,
    description: String
  ) async throws {
    guard !failure.fault.rounds.isEmpty else { return }
    let rounds = Self.rounds(failure.fault.rounds, isStandIn: false, failure.model)
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

  static func rounds(
    _ rounds: [Drafting.DraftRound],
    isStandIn: Bool,
    _ model: MappingDrafting.ModelName
  ) -> [Journal.DraftRound] {
    rounds.enumerated().map { index, round in
      Journal.DraftRound(
        round: index + 1,
        endpoint: model.endpoint,
        model: round.exchange.model ?? model.name,
        isStandIn: isStandIn,
        request: round.exchange.requestBody,
        response: round.exchange.responseBody,
        promptTokens: round.exchange.usage?.prompt,
        completionTokens: round.exchange.usage?.completion,
        prompts: [PromptUse(file: round.purpose.rawValue, hash: ContentHash(round.promptHash.hex))],
        findings: round.findings?.text(.canonical)
      )
    }
  }
}
