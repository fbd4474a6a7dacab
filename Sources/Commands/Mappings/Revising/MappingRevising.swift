import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// Revises a mapping of the workspace by new sentences, proves it, and keeps it as the next
/// version.
struct MappingRevising {
  struct Revised: Sendable {
    let document: MappingDocument
    let proof: MappingProof
    let draft: Draft
    let version: MappingVersionEntry
    let modelName: String
    /// The new sentences, with the identifiers they got.
    let added: [Sentence]
    /// What is different, from the mapping before to this one.
    let comparison: MappingComparison

    var json: JSON {
      .members([
        "mapping": .string(document.name),
        "version": .integer(version.version.number),
        "state": .string(version.state.phase.rawValue),
        "model": .string(modelName),
        "stand_in": .bool(draft.standIn),
        "rounds": .integer(draft.rounds.count),
        "cost": draft.cost.json,
        "sentences": .array(added.map(\.json)),
        "notices": .array(draft.notices.map(\.json)),
        "difference": comparison.json,
        "report": proof.report.json,
        "tests": .integer(proof.testCount),
        "failures": .array(proof.failures.map(\.json)),
      ])
    }
  }

  let desk: MappingDesk
  let isQuiet: Bool

  private var workspace: OpenWorkspace { desk.workspace }

  /// Adds sentences to the description of a mapping and has a model change what they are about.
  ///
  /// `sentences`: each one, as the person said it; the answer to a question in the form
  /// `Question: … Answer: …`. Files and version are written together, and only where the model gave
  /// an answer.
  func revise(_ name: String, adding sentences: [String]) async throws -> Revised {
    let files = FilesAsRead(MappingFolder(name: name, in: workspace.folder))
    let before = try await mapping(name)
    try await workspace.expectWritableJournal()
    let prompts = try prompts(for: name)
    let catalogs = try await desk.catalogs(of: before.spec)
    let history = try await MappingHistory(of: name, in: desk)
    let revision = RevisionOrder(
      before.spec,
      adding: sentences,
      in: DraftOrder(
        mapping: name,
        description: "",
        source: catalogs.source,
        target: catalogs.target,
        options: try await desk.checkOptions(
          named: before.source,
          asking: try await desk.objects(of: [catalogs.source.system, catalogs.target.system]),
          policy: try await desk.policy()
        )
      ),
      userTests: history.testsOfPeople(in: before.spec)
    )
    let (answer, opened) = try await ModelDoor(workspace: workspace).open { opened in
      if !isQuiet { desk.context.output.line(asking(opened, sentences.count)) }
      return (await self.answer(revision, prompts, opened), MappingDrafting.ModelName(opened))
    }
    let description = Self.description(before.description, adding: sentences)
    let draft: Draft
    switch answer {
    case .success(let made): draft = made
    case .failure(let fault):
      try await keep(fault, opened, name, description)
      throw DiagnosticList(fault.diagnostics)
    }
    let document = MappingDocument(
      name: name,
      spec: draft.spec,
      description: description,
      in: workspace.folder
    )
    let proof = try await desk.proof(of: document)
    var material = try await desk.material(document, proof)
    material.origin = .described
    material.rounds = WorkspaceDrafting.rounds(draft.rounds, isStandIn: draft.standIn, opened)
    material.prompts = try history.prompts(with: [prompts.revise(), prompts.repair])
    let version: MappingVersionEntry
    do {
      version = try await keep(before, material, history, unless: files)
    } catch let changed as Diagnostic where changed.code == .CFG110 {
      try await keep(DraftFault([changed], rounds: draft.rounds), opened, name, description)
      throw changed
    }
    return Revised(
      document: document,
      proof: proof,
      draft: draft,
      version: version,
      modelName: opened.name,
      added: revision.added,
      comparison: try await MappingComparer(desk: desk).compare(
        MappingSide(before, in: desk).titled("the mapping before"),
        MappingSide(document, in: desk).titled("version \(version.version)"),
        of: name
      )
    )
  }

  /// The mapping before.
  ///
  /// - Throws: CFG105 where it is none of the workspace, CFG114 where its description says more.
  private func mapping(_ name: String) async throws -> MappingDocument {
    let document = try await desk.existing(name)
    guard document.folder == nil else {
      throw Diagnostic(
        .error,
        .CFG105,
        "\"\(name)\" is no mapping of the workspace",
        at: Location(workspace.folder.mappingsPath),
        hint: "Bring it in first: " + desk.context.typed("import-mapping", name)
      )
    }
    try await UnreadDescription.expectNone(in: document, desk)
    return document
  }

  /// What the model said, where nothing else came of it.
  private func keep(
    _ fault: DraftFault,
    _ opened: MappingDrafting.ModelName,
    _ name: String,
    _ description: String
  ) async throws {
    try await WorkspaceDrafting(drafting: MappingDrafting(desk: desk, isQuiet: isQuiet)).keep(
      MappingDrafting.Failure(fault: fault, model: opened),
      name: name,
      description: description
    )
  }

  /// The prompts, once it is sure that what comes of them can be kept.
  private func prompts(for name: String) throws -> PromptLibrary {
    try desk.expectWritable(MappingFolder(name: name, in: workspace.folder))
    return try PromptLibrary(folder: workspace.folder.promptsPath)
  }

  /// The text with the new sentences, each a paragraph, so that it is split as it was said.
  static func description(_ text: String, adding sentences: [String]) -> String {
    var paragraphs = [text].map { text in
      String(text.reversed().drop(while: \.isWhitespace).reversed())
    }
    paragraphs.removeAll(where: \.isEmpty)
    return (paragraphs + sentences).joined(separator: "\n\n") + "\n"
  }

  /// Keeps the mapping before, where it was changed by hand since its last version, and the revised
  /// one; the files are written once the journal has both.
  private func keep(
    _ before: MappingDocument,
    _ material: VersionKeeper.Material,
    _ history: MappingHistory,
    unless files: FilesAsRead
  ) async throws -> MappingVersionEntry {
    var unkept: VersionKeeper.Material?
    if !history.holds(before.spec) {
      unkept = try await desk.material(before, try await desk.proof(of: before))
    }
    let (first, folder) = (unkept, workspace.folder)
    return try await workspace.withJournal { journal in
      try files.expectUnchanged()
      let keeper = VersionKeeper(journal: journal)
      if let first { _ = try await keeper.keep(first) }
      let version = try await keeper.keep(material)
      try material.document.write(to: folder)
      return version
    }
  }

  private func answer(
    _ revision: RevisionOrder,
    _ prompts: PromptLibrary,
    _ opened: ModelDoor.Opened
  ) async -> Result<Draft, DraftFault> {
    let session = RevisionSession(
      model: opened.model,
      prompts: prompts,
      settings: opened.draftSettings()
    )
    let progress = DraftProgressLine(desk.context, isQuiet: isQuiet)
    defer { progress.clear() }
    do throws(DraftFault) {
      return .success(try await session.revise(revision) { progress.show($0) })
    } catch {
      return .failure(error)
    }
  }

  private func asking(_ opened: ModelDoor.Opened, _ count: Int) -> String {
    let who = opened.isStandIn ? "\(opened.name) (a stand-in, not a language model)" : opened.name
    return "\(ScreenText.count(count, "new sentence")), asking \(who) over HTTP …"
  }

  // MARK: The screen

  func show(_ revised: Revised) {
    let context = desk.context
    let style = Style(context)
    context.output.line(style.bold("What you said"))
    for sentence in revised.added { context.output.line("  \(sentence.id)  \(sentence.text)") }
    for notice in revised.draft.notices { context.output.line(notice.description) }
    DifferenceScreen(context: context).show(revised.comparison)
    context.output.line(style.bold("The check"))
    ReportScreen(context: context).show(revised.proof.report, of: revised.document)
    desk.showTests(revised.proof)
    context.output.line("\(revised.modelName): \(revised.draft.cost.text)")
    let standIn = revised.draft.standIn ? "; revised by a stand-in, not a language model" : ""
    context.output.line(
      "\(revised.document.name) is version \(revised.version.version), "
        + "\(revised.version.state.phase.rawValue)\(standIn)"
    )
    if let answer = DraftScreen.answer(to: revised.document.spec.questions) {
      let again = context.typed(["describe-mapping", revised.document.name] + answer)
      context.output.line("Answer, by the question's number: " + again)
    }
    let next = revised.proof.nextCommand
    context.output.line("Next: " + context.typed(next, revised.document.name))
  }
}
