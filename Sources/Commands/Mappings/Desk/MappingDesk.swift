import Diagnostics
import Drafting
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// What the mapping commands do alike: find catalogs and samples, prove, show.
struct MappingDesk {
  let workspace: OpenWorkspace
  let options: WorkspaceOptions
  /// The folder of a mapping that has catalogs of its own; see ``CatalogFinder/nearby``.
  var nearby: String?
  /// Tables that a person names besides those of folders: paths by name.
  var namedTables: [String: String] = [:]
  /// The program's tables, this machine's time zones and the workspace's secrets.
  private let usual: MappingResources

  init(_ options: WorkspaceOptions) throws {
    self.init(try OpenWorkspace(options), options)
  }

  init(_ workspace: OpenWorkspace, _ options: WorkspaceOptions) {
    self.workspace = workspace
    self.options = options
    usual = MappingResources(
      zones: SystemZones(workspace.context.environment).table,
      secrets: workspace.mappingSecrets
    )
  }

  /// The mapping of the workspace, or the folder or file that a person names, which needs none: it
  /// has catalogs and tables of its own.
  static func opening(
    _ written: String,
    _ options: WorkspaceOptions
  ) async throws -> (desk: MappingDesk, document: MappingDocument) {
    let path = options.path(written)
    let isThere = InputFile.realPath(path) != nil
    let workspace =
      isThere ? try OpenWorkspace.around(path, options) : try OpenWorkspace(options)
    var desk = MappingDesk(workspace, options)
    let document = try await desk.existing(written)
    desk.nearby = document.folder
    return (desk, document)
  }

  var context: CommandContext { workspace.context }

  /// The tables that look-ups can ask.
  var tables: TableReader {
    TableReader(workspace.folder, nearby: nearby, named: namedTables)
  }

  /// The mapping of the workspace, or the folder or file that a person names.
  func document(_ written: String) throws -> MappingDocument {
    try MappingDocument(MappingFiles(written, in: workspace, options: options))
  }

  /// The same; of a mapping whose file is gone, what is thrown says how it comes back.
  func existing(_ written: String) async throws -> MappingDocument {
    try MappingDocument(await MappingFiles.existing(written, in: workspace, options: options))
  }

  private func finder() async throws -> CatalogFinder {
    CatalogFinder(workspace: workspace, reader: try await workspace.reader(), nearby: nearby)
  }

  func catalogs(of spec: MappingSpec) async throws -> (source: Catalog, target: Catalog) {
    try await finder().catalogs(of: spec)
  }

  /// The catalogs of a spec as far as they are known.
  func knownCatalogs(of spec: MappingSpec) async throws -> (source: Catalog?, target: Catalog?) {
    let finder = try await finder()
    let source = try await finder.known(spec.source.system, spec.source.object)
    return (source, try await finder.known(spec.target.system, spec.target.object))
  }

  /// The catalog of an object as it is known now; `nil` where none is.
  func knownCatalog(_ system: String, _ object: String) async throws -> Catalog? {
    try await finder().known(system, object)
  }

  /// What a spec is checked with, besides its two catalogs.
  ///
  /// `name`: what messages call it.
  func checkOptions(
    named name: String,
    asking objects: [(system: String, object: String)],
    policy: DataPolicy
  ) async throws -> CheckOptions {
    let finder = try await finder()
    var options = CheckOptions(specName: name)
    options.resources = resources(asking: objects)
    options.policy = policy
    options.triesFixes = true
    options.reviewer = FieldReviewer()
    for asked in objects where asked.system != WorkspaceTable.system {
      if let catalog = try await finder.known(asked.system, asked.object) {
        options.lookupCatalogs.append(catalog)
      }
    }
    return options
  }

  /// What the program of a spec is made of.
  func resources(of spec: MappingSpec) -> MappingResources { resources(asking: asked(by: spec)) }

  /// What a program is made of; of the tables of the workspace, those are read that are asked.
  private func resources(asking objects: [(system: String, object: String)]) -> MappingResources {
    let asked = objects.filter { $0.system == WorkspaceTable.system }.map(\.object)
    guard !asked.isEmpty else { return usual }
    var resources = usual
    resources.lookupTables = tables.tables(asked: Set(asked))
    return resources
  }

  /// The files that a mapping is made of, and what it is checked with.
  func files(of document: MappingDocument) -> [String] {
    let finder = CatalogFinder(workspace: workspace, reader: nil, nearby: nearby)
    let (spec, tables) = (document.spec, self.tables)
    let ends = [(spec.source.system, spec.source.object), (spec.target.system, spec.target.object)]
    let objects = ends + asked(by: spec).map { ($0.system, $0.object) }
    let catalogs = objects.flatMap { finder.paths($0.0, $0.1) }
    let asked = asked(by: spec).filter { $0.system == WorkspaceTable.system }
    let folder = MappingFiles.folder(of: document.path)
    return [document.path, folder + "/description.md", folder + "/cases.jsonl"] + catalogs
      + asked.flatMap { tables.paths(of: $0.object) }
  }

  /// The version of the mapping that is approved, where the file of the workspace is another spec.
  func approvedOther(than document: MappingDocument) async throws -> VersionNumber? {
    guard document.folder == nil, let reader = try await workspace.reader(),
      let approved = try await reader.approvedVersion(of: MappingName(document.name))
    else { return nil }
    return approved.holds(document.spec) ? nil : approved.version
  }

  /// The objects that are known of some platforms, and the tables of the workspace.
  func objects(of systems: Set<String>) async throws -> [(system: String, object: String)] {
    let finder = try await finder()
    let tables = self.tables.names.map { (WorkspaceTable.system, $0) }
    return try await finder.objects().filter { systems.contains($0.key) }
      .flatMap { system, objects in objects.map { (system, $0) } }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) } + tables
  }

  /// The objects that the look-ups of a spec ask, each once.
  func asked(by spec: MappingSpec) -> [(system: String, object: String)] {
    var seen: Set<[String]> = []
    return spec.lookups.map { ($0.system, $0.object) }
      .filter { seen.insert([$0.0, $0.1]).inserted }
  }

  /// What is wrong with a mapping, with fixes that mend it; without both catalogs, as far as it can
  /// be seen without them.
  func check(
    _ document: MappingDocument,
    _ catalogs: (source: Catalog?, target: Catalog?)
  ) async throws -> CheckReport {
    let options = try await checkOptions(
      named: document.source,
      asking: asked(by: document.spec),
      policy: workspace.configuration.policy
    )
    guard let source = catalogs.source, let target = catalogs.target else {
      return MappingChecker.checkWithoutCatalogs(document.spec, options: options)
    }
    return MappingChecker.check(
      document.spec,
      source: source,
      target: target,
      options: options
    )
  }

  /// The proof of a mapping on the samples of its source, or on the file a person names.
  func proof(
    of document: MappingDocument,
    samplesAt written: String? = nil
  ) async throws -> MappingProof {
    let catalogs = try await catalogs(of: document.spec)
    let samples = try sampleRecords(
      system: document.spec.source.system,
      catalogs.source,
      at: written
    )
    var options = try await checkOptions(
      named: document.source,
      asking: asked(by: document.spec),
      policy: try await policy()
    )
    options.reviewer = FieldReviewer(
      records: samples.records.prefix(Self.comparedMax).compactMap { try? JSON(parsing: $0.json) }
    )
    return MappingProver(catalogs: catalogs, options: options).prove(
      document,
      samples: samples.records,
      sampleProblems: samples.problems
    )
  }

  /// How many records of the source names are compared with.
  private static let comparedMax = 200

  /// The program of a mapping that nothing is wrong with.
  ///
  /// - Throws: what is wrong with it.
  func program(of document: MappingDocument) async throws -> MappingProgram {
    let catalogs = try await catalogs(of: document.spec)
    var options = try await checkOptions(
      named: document.source,
      asking: asked(by: document.spec),
      policy: try await policy()
    )
    options.testing = .left
    let (report, program) = MappingChecker.examine(
      document.spec,
      source: catalogs.source,
      target: catalogs.target,
      options: options
    )
    guard let program, !report.hasErrors else {
      throw DiagnosticList(report.diagnostics.filter { $0.severity == .error })
    }
    return program
  }

  /// Where personal data may go.
  ///
  /// - Throws: the problems of a policy about places that nobody knows.
  func policy() async throws -> DataPolicy {
    let finder = try await finder()
    return try await PolicyReview(finder: finder).policy()
  }

  /// The connection that gave a catalog, for the journal; `files` where a file did, so that nobody
  /// takes it for what the platform said.
  private func connection(of catalog: Catalog) async throws -> ConnectionName {
    let reader = try await workspace.reader()
    for connection in workspace.configuration.connections
    where connection.platform == catalog.system {
      let name = ConnectionName(connection.name)
      let snapshot = try await reader?.latestCatalog(of: catalog.object, at: name)
      if let snapshot, CatalogFinder.catalog(snapshot) == catalog { return name }
    }
    return "files"
  }

  func material(
    _ document: MappingDocument,
    _ proof: MappingProof
  ) async throws
    -> VersionKeeper.Material
  {
    let ends = try await catalogs(of: document.spec)
    var catalogs = [ends.source, ends.target]
    for (system, object) in asked(by: document.spec) where system != WorkspaceTable.system {
      let isThere = catalogs.contains { $0.system == system && $0.object == object }
      if !isThere, let catalog = try await knownCatalog(system, object) {
        catalogs.append(catalog)
      }
    }
    var kept: [(connection: ConnectionName, catalog: Catalog)] = []
    for catalog in catalogs { kept.append((try await connection(of: catalog), catalog)) }
    return VersionKeeper.Material(
      document: document,
      proof: proof,
      catalogs: kept,
      tables: document.spec.tables(of: proof.resources)
    )
  }

  /// Draws covering samples before and after.
  func show(_ proof: MappingProof, limit: Int) {
    let screen = BeforeAfterScreen(columns: context.columns, style: Style(context))
    let chosen = proof.samples.chosen(limit: limit)
    for sample in chosen {
      for line in screen.lines(sample.record, sample.trace) { context.output.line(line) }
    }
    if proof.samples.count > 0 {
      context.output.line(
        "\(chosen.count) of \(ScreenText.count(proof.samples.count, "sample")), chosen to cover "
          + "every rule, every empty field and every outcome."
      )
    }
    if proof.untriedCount > 0 {
      context.output.line(
        ScreenText.count(proof.untriedCount, "sample")
          + ": none was tried, as the mapping cannot run."
      )
    }
    for finding in proof.sampleFindings { context.output.line(finding.description) }
    for line in LineProblemScreen(proof.sampleProblems).lines { context.errors.line(line) }
  }

  /// Draws how the tests came out.
  func showTests(_ proof: MappingProof) {
    let style = Style(context)
    for failure in proof.caseFailures { context.output.line(style.bad(failure.description)) }
    for line in TestDifferenceScreen(columns: context.columns).lines(proof.results) {
      context.output.line(line)
    }
    let isGood = proof.passed == proof.testCount
    let text = ScreenText.count(proof.testCount, "test") + ": " + Self.outcome(of: proof)
    context.output.line(isGood ? style.good(text) : style.bad(text))
  }

  private static func outcome(of proof: MappingProof) -> String {
    guard proof.canRun || proof.testCount == 0 else {
      return "none was run, as the mapping cannot run"
    }
    let run = "\(proof.passed) passed, \(proof.failed) failed"
    return proof.notRun == 0 ? run : run + ", \(proof.notRun) that cannot be read"
  }

  /// The samples of an object: those of the workspace, or the file a person names.
  func sampleRecords(
    system: String,
    _ catalog: Catalog,
    at written: String? = nil
  ) throws -> SampleReader {
    let idPath = SampleReader.idPath(of: catalog)
    if let written {
      let path = options.path(written)
      return try SampleReader(
        path: written,
        bytes: try WorkspaceFolder.bytes(at: path, named: written),
        idPath: idPath
      )
    }
    let folder = workspace.folder
    let candidates = [
      folder.sampleRecordsPath(system: system, object: catalog.object),
      folder.samplesPath + "/source/\(catalog.object).csv",
      folder.samplesPath + "/source/\(catalog.object).jsonl",
    ]
    for path in candidates {
      guard let bytes = try WorkspaceFolder.bytesIfThere(at: path) else { continue }
      let name = "samples" + path.dropFirst(folder.samplesPath.count)
      return try SampleReader(path: name, bytes: bytes, idPath: idPath)
    }
    return try SampleReader(path: "", bytes: [], idPath: nil)
  }
}
