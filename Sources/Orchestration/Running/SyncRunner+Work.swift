import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine
import Workspace

extension SyncRunner {
  func sync(_ name: String) throws(RunFault) -> SyncSettings {
    guard let sync = configuration.sync(named: name) else {
      let names = configuration.syncs.map(\.name)
      throw RunFault(
        Diagnostic(
          .error,
          .RUN101,
          "there is no sync \"\(name)\"",
          at: Location(WorkspaceFolder.configurationName, pointer: "/syncs"),
          hint: NearestNames.hint(for: name, in: names)
            ?? "The syncs are \(names.joined(separator: ", "))."
        )
      )
    }
    return sync
  }

  /// The version that runs of a mapping use.
  func approvedVersion(of name: MappingName) async throws(RunFault) -> MappingVersionEntry {
    let reader = journal.reader
    let approved = try await asking { () async throws(JournalFault) in
      try await reader.approvedVersion(of: name)
    }
    if let approved { return approved }
    let latest = try await asking { () async throws(JournalFault) in
      try await reader.latestVersion(of: name)
    }
    throw RunFault(Self.notApproved(name, latest))
  }

  static func notApproved(_ name: MappingName, _ latest: MappingVersionEntry?) -> Diagnostic {
    guard let latest else {
      return Diagnostic(
        .error,
        .RUN101,
        "the journal has no mapping \"\(name)\"",
        hint: "Describe it with \"crosswalk describe-mapping \(name)\", or approve the one in "
          + "mappings/ with \"crosswalk approve-mapping \(name)\"."
      )
    }
    return Diagnostic(
      .error,
      .RUN102,
      "mapping \"\(name)\" has no approved version; version \(latest.version) is "
        + latest.state.phase.rawValue,
      hint: "Look at it with \"crosswalk explain-mapping \(name)\", then approve it with "
        + "\"crosswalk approve-mapping \(name)\"."
    )
  }

  // MARK: What a run works with

  /// For a run that was planned: the version it was pinned to, also where a later one was approved
  /// meanwhile.
  func work(of plan: RunPlan) async throws(RunFault) -> RunWork {
    let version = try await asking { () async throws(JournalFault) in
      try await journal.reader.mappingVersion(plan.mapping, plan.version)
    }
    guard version.approval?.seal == plan.seal, version.state.phase != .retired else {
      throw RunFault(
        Diagnostic(
          .error,
          .RUN102,
          "version \(plan.version) of mapping \"\(plan.mapping)\" is not approved any more",
          hint: "Cancel the run with \"crosswalk sync cancel\", and begin another."
        )
      )
    }
    return try await work(
      for: version,
      from: plan.source.connection.text,
      to: plan.destination.connection.text
    )
  }

  func work(
    for version: MappingVersionEntry,
    from sourceName: String,
    to destinationName: String
  ) async throws(RunFault) -> RunWork {
    let source = try session(sourceName)
    let destination = try session(destinationName)
    let mapping = try PageMapping(
      try await ApprovedMapping(
        version,
        reader: journal.reader,
        secrets: connections.mappingSecrets
      ),
      sessions: [source, destination]
    )
    let spec = mapping.spec
    try fit(spec.source.system, source, "reads from", version)
    try fit(spec.target.system, destination, "writes to", version)
    let ability = destination.adapter.uploadAbility(
      spec.target.operation,
      object: spec.target.object,
      key: spec.target.key
    )
    guard let ability else {
      throw RunFault(
        Diagnostic(
          .error,
          .CON104,
          "\(destination.platform.rawValue) cannot \(spec.target.operation.rawValue) "
            + "\(spec.target.object) by \(spec.target.key.joined(separator: ", "))",
          hint: "Use \"upsert\" with one external id as the key."
        )
      )
    }
    return RunWork(
      source: source,
      destination: destination,
      mapping: mapping,
      ability: ability
    )
  }

  private func session(_ name: String) throws(RunFault) -> ConnectionSession {
    do throws(DiagnosticList) {
      return try connections.session(name)
    } catch {
      throw .refused(error)
    }
  }

  private func fit(
    _ system: String,
    _ session: ConnectionSession,
    _ does: String,
    _ version: MappingVersionEntry
  ) throws(RunFault) {
    guard system == session.platform.rawValue else {
      throw RunFault(
        Diagnostic(
          .error,
          .RUN104,
          "mapping \"\(version.name)\" \(does) \(system), and connection \"\(session.name)\" is "
            + session.platform.rawValue,
          hint: "Name other connections in the sync, or another mapping."
        )
      )
    }
  }

  /// From when on changes are to be read; `nil` where everything is.
  ///
  /// The cursor is the beginning of the last run of this pair that gave every record an outcome, so
  /// it moves only with the acknowledgement. It goes back a little, because a search sees what was
  /// written only after a while, and is nothing where that run used another mapping: then every
  /// record is to be mapped anew.
  func since(
    _ work: RunWork,
    to destination: RunEnd,
    seal: ContentHash,
    readsEverything: Bool
  ) async throws(RunFault) -> Instant? {
    let object = work.mapping.spec.source.object
    guard !readsEverything, work.source.adapter.readsChanges(of: object) else { return nil }
    let scope = LedgerScope(from: RunEnd(work.source.name, object), to: destination)
    let last = try await asking { () async throws(JournalFault) in
      try await journal.reader.lastFinishedRun(scope)
    }
    guard let last, last.plan.seal == seal, let began = last.startedAt else { return nil }
    return began + (.zero - options.overlap)
  }

  /// Two runs never write to one object; the journal would refuse it, after both connections were
  /// asked in vain.
  func checkRoom(at destination: RunEnd) async throws(RunFault) {
    let unfinished = try await asking { () async throws(JournalFault) in
      try await journal.reader.unfinishedRuns()
    }
    if let inTheWay = unfinished.first(where: { $0.plan.destination == destination }) {
      throw .journal(.runInTheWay(inTheWay.plan.id))
    }
  }

  /// Tries both connections.
  func check(_ work: RunWork) async throws(RunFault) {
    for session in [work.source, work.destination] {
      do throws(Diagnostic) {
        try await session.check()
      } catch {
        throw RunFault(error)
      }
    }
  }
}
