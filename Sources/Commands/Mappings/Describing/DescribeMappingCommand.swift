import ArgumentParser
import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk describe-mapping`: from sentences to a checked draft.
struct DescribeMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe-mapping",
    abstract: "Turn plain sentences into a checked mapping, through the workspace's model.",
    discussion: """
      Writes mappings/NAME/ and keeps a version with everything the model said. Nothing is used \
      by a sync before a person approves it. What is not clear becomes a question: answer it at \
      the terminal, or with --answer, and the answer is kept with the description.

      From files alone, without a workspace or a connection: --description FILE --source-catalog \
      FILE --target-catalog FILE --samples FILE --out FOLDER; "crosswalk map FOLDER" runs what \
      comes of it. "crosswalk schema catalog" prints the form of a catalog.
      """
  )

  @Argument(help: "The mapping's name: lower-case letters, digits, - and _; none with --out.")
  var name: String?

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The description; else the file, else mappings/NAME/description.md.")
  var text: String?

  @Option(
    name: [.customLong("file"), .customLong("description")],
    help: "A file with the description, or - for standard input."
  )
  var file: String?

  @Option(help: "Where records come from: CONNECTION or CONNECTION:OBJECT.")
  var from: String?

  @Option(help: "Where records go: CONNECTION or CONNECTION:OBJECT.")
  var to: String?

  @OptionGroup(title: "From files alone") var files: DescribedFileOptions

  @Option(
    name: .customLong("answer"),
    help: "The answer to a question of the last draft, by its number: 2=Status, or 2=a."
  )
  var answers: [String] = []

  @Flag(help: "Ask afresh, also where the mapping was changed by hand, and show what differs.")
  var regenerate = false

  @Option(help: "How many samples to show at most.")
  var show = 6

  func validate() throws {
    if text != nil, file != nil {
      throw ValidationError("Say the description with --text or with --file, not with both.")
    }
    if files.areGiven, from != nil || to != nil {
      throw ValidationError("Catalogs come from files, or from --from and --to, not from both.")
    }
    if let name, !MappingFolder.isName(name) {
      throw ValidationError("\"\(name)\" is no name: use lower-case letters, digits, - and _.")
    }
    if name != nil, files.areGiven {
      throw ValidationError(
        "Say a name, or --out with the catalogs' files: a folder is called as it is called."
      )
    }
    if name == nil, !files.areGiven {
      throw ValidationError("Say the mapping's name, or --out with the catalogs' files.")
    }
  }

  func run() async throws {
    let drafted = files.areGiven ? try await describeFiles() : try await describeConnections()
    if options.json { CommandContext.current.output.line(drafted.json.text()) }
    if drafted.status != .done { throw drafted.status }
  }

  // MARK: Connections

  private func describeConnections() async throws -> DraftedMapping {
    let desk = try MappingDesk(options)
    let name = name ?? ""
    let folder = MappingFolder(name: name, in: desk.workspace.folder)
    let written = try? MappingDocument(MappingFiles(name, in: desk.workspace, options: options))
    if !regenerate { try await refuseToLose(desk, folder) }
    let description = try source(desk).description(
      keptAt: folder.descriptionPath,
      spec: written?.spec
    )
    try desk.expectWritable(folder)
    let drafting = WorkspaceDrafting(
      drafting: MappingDrafting(
        desk: desk,
        isQuiet: options.json,
        asksAfresh: regenerate
      )
    )
    let file = (path: folder.descriptionPath, title: "mappings/\(name)/description.md")
    return try await settled(description, in: file, desk) { description in
      try await drafting.draft(name: name, description: description, from: from, to: to)
    }
  }

  /// What a person wrote by hand and no version keeps is not written over.
  private func refuseToLose(_ desk: MappingDesk, _ folder: MappingFolder) async throws {
    guard let written = try? WorkspaceFolder.bytes(at: folder.specPath) else { return }
    let hash = (try? MappingSpec(parsing: written, source: folder.name))?.fingerprint.hex
    if let reader = try await desk.workspace.reader() {
      for one in try await reader.mappingVersions(of: MappingName(folder.name)) {
        let kept = try await reader.mappingVersion(one.name, one.version)
        if let hash, kept.specHash?.text == hash { return }
      }
    }
    throw Diagnostic(
      .error,
      .CFG110,
      "the mapping was changed by hand, no version keeps it, and it would be written anew",
      at: Location("mappings/\(folder.name)/mapping.json"),
      hint:
        "Take another name; approve it first, which keeps it; or say --regenerate, which loses it."
    )
  }

  // MARK: Files alone

  private func describeFiles() async throws -> DraftedMapping {
    let workspace =
      options.workspace != nil || options.folder.exists
      ? try OpenWorkspace(options) : OpenWorkspace(without: .current)
    var desk = MappingDesk(workspace, options)
    let files = try DescribedFiles(files, options)
    for remark in files.remarks { desk.context.errors.line(remark.description) }
    desk.namedTables = Dictionary(files.tables.map { ($0.name, $0.path) }) { _, last in last }
    let bytes = try? WorkspaceFolder.bytes(at: files.specPath)
    let written = bytes.flatMap { try? MappingSpec(parsing: $0, source: files.written) }
    if let bytes, !regenerate { try refuseToLose(bytes, written, files) }
    if !regenerate { try files.refuseToLoseCopies(written) }
    let description = try source(desk).description(keptAt: files.descriptionPath, spec: written)
    let drafting = FolderDrafting(
      drafting: MappingDrafting(
        desk: desk,
        isQuiet: options.json,
        asksAfresh: regenerate
      ),
      files: files
    )
    let file = (path: files.descriptionPath, title: files.written + "/description.md")
    return try await settled(description, in: file, desk) { try await drafting.draft($0) }
  }

  private func refuseToLose(
    _ bytes: [UInt8],
    _ written: MappingSpec?,
    _ files: DescribedFiles
  ) throws {
    guard let written, DraftedMark(at: files.markPath).spec == written.fingerprint.hex else {
      throw Diagnostic(
        .error,
        .CFG110,
        "the folder holds a mapping that was not drafted here, or was changed by hand",
        at: Location(files.written + "/mapping.json"),
        hint: "Take another folder, or say --regenerate, which loses it."
      )
    }
  }

  // MARK: Both

  private func source(_ desk: MappingDesk) -> DescriptionSource {
    DescriptionSource(
      text: text,
      file: file,
      answers: answers,
      mayLose: regenerate,
      options: options,
      context: desk.context
    )
  }

  /// Drafts, shows, and asks the person at the terminal until they have no more answers.
  private func settled(
    _ description: DescriptionNow,
    in file: (path: String, title: String),
    _ desk: MappingDesk,
    _ draft: (DescriptionNow) async throws -> DraftedMapping
  ) async throws -> DraftedMapping {
    var description = description
    while true {
      let drafted = try await draft(description)
      guard !options.json else { return drafted }
      DraftScreen(desk: desk).show(drafted, samples: show)
      var keeper = AnswerKeeper(file.path, titled: file.title)
      var kept = description.description
      let answers = try QuestionDialogue(context: desk.context).answers(
        to: drafted.document.spec.questions,
        keptIn: file.title
      ) { try keeper.keep($0, in: &kept) }
      if answers.isEmpty { return drafted }
      description = description.adding(answers)
    }
  }
}
