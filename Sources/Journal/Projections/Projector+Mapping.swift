import Records
import SyncMachine

extension Projector {
  func describe(
    _ description: StoredDescription,
    _ place: EventPlace
  ) throws(JournalFault) {
    let state = MappingVersionState.initial
    try shelf.execute(
      """
      INSERT INTO mapping_version (name, version, phase, state, position, origin, description,
        catalogs, prompts, created_at, created_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, '{"catalogs":[]}', '{"prompts":[]}', ?, ?)
      """,
      Bound(description.name),
      Bound(description.version),
      .text(state.phase.rawValue),
      .text(state.stored),
      .integer(place.position + 1),
      .text(description.origin.rawValue),
      Bound(description.text),
      Bound(place.at),
      Bound(place.actor)
    )
  }

  func add(
    _ round: StoredRound,
    _ name: MappingName,
    _ version: VersionNumber,
    _ place: EventPlace
  ) throws(JournalFault) {
    var prompts = JSONObjectWriter()
    prompts.prompts(round.prompts)
    try shelf.execute(
      """
      INSERT INTO draft_round (name, version, round, endpoint, model, stand_in, request, response,
        prompt_tokens, completion_tokens, prompts, findings, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      Bound(name),
      Bound(version),
      .integer(round.round),
      .text(round.endpoint),
      .text(round.model),
      Bound(round.isStandIn),
      Bound(round.request),
      Bound(round.response),
      Bound(round.promptTokens),
      Bound(round.completionTokens),
      .text(prompts.text),
      Bound(round.findings),
      Bound(place.at)
    )
    try move(name, version, place)
  }

  func set(
    _ basis: StoredBasis,
    _ name: MappingName,
    _ version: VersionNumber,
    _ place: EventPlace
  ) throws(JournalFault) {
    var catalogs: JSONObjectWriter?
    if let uses = basis.catalogs {
      catalogs = JSONObjectWriter()
      catalogs?.catalogs(uses)
    }
    var prompts: JSONObjectWriter?
    if let uses = basis.prompts {
      prompts = JSONObjectWriter()
      prompts?.prompts(uses)
    }
    try shelf.execute(
      """
      UPDATE mapping_version SET check_report = coalesce(?, check_report),
        test_report = coalesce(?, test_report), catalogs = coalesce(?, catalogs),
        prompts = coalesce(?, prompts) WHERE name = ? AND version = ?
      """,
      Bound(basis.checkReport),
      Bound(basis.testReport),
      Bound(catalogs?.text),
      Bound(prompts?.text),
      Bound(name),
      Bound(version)
    )
    try move(name, version, place)
  }

  func advance(
    _ name: MappingName,
    _ version: VersionNumber,
    _ event: MappingVersionEvent,
    _ place: EventPlace
  ) throws(JournalFault) {
    let found = try mappingVersion(name, version)
    let state: MappingVersionState
    do {
      state = try MappingVersionState.transition(found.state, event).state
    } catch {
      throw .refused(error)
    }
    try note(event, of: found, place)
    try shelf.execute(
      "UPDATE mapping_version SET phase = ?, state = ?, position = ? WHERE name = ? AND version = ?",
      .text(state.phase.rawValue),
      .text(state.stored),
      .integer(place.position + 1),
      Bound(name),
      Bound(version)
    )
    guard case .approved(let seal, let person) = event else { return }
    try shelf.execute(
      "INSERT INTO approval (name, version, seal, by, at) VALUES (?, ?, ?, ?, ?)",
      Bound(name),
      Bound(version),
      Bound(seal),
      Bound(person),
      Bound(place.at)
    )
  }

  /// What an event says besides where the version is.
  private func note(
    _ event: MappingVersionEvent,
    of version: MappingVersionRow,
    _ place: EventPlace
  ) throws(JournalFault) {
    switch event {
    case .drafted(let spec):
      // A new spec takes away what was found out about the one before.
      try shelf.execute(
        """
        UPDATE mapping_version SET spec = ?, findings = NULL, tests = NULL, seal = NULL
        WHERE name = ? AND version = ?
        """,
        Bound(spec),
        Bound(version.name),
        Bound(version.version)
      )
    case .checked(_, let findings):
      var body = JSONObjectWriter()
      body.findings(findings)
      try set("findings", to: body.text, version)
    case .tested(_, let summary):
      var body = JSONObjectWriter()
      body.summary(summary)
      try set("tests", to: body.text, version)
    case .proposed(let seal): try set("seal", to: seal.text, version)
    case .approved, .superseded, .retired: break
    }
  }

  private func set(
    _ column: String,
    to value: String,
    _ version: MappingVersionRow
  ) throws(JournalFault) {
    try shelf.execute(
      "UPDATE mapping_version SET \(column) = ? WHERE name = ? AND version = ?",
      .text(value),
      Bound(version.name),
      Bound(version.version)
    )
  }

  private func move(
    _ name: MappingName,
    _ version: VersionNumber,
    _ place: EventPlace
  ) throws(JournalFault) {
    try shelf.execute(
      "UPDATE mapping_version SET position = ? WHERE name = ? AND version = ?",
      .integer(place.position + 1),
      Bound(name),
      Bound(version)
    )
  }

  func mappingVersion(
    _ name: MappingName,
    _ version: VersionNumber
  ) throws(JournalFault) -> MappingVersionRow {
    let found = try shelf.first(
      "SELECT state, position FROM mapping_version WHERE name = ? AND version = ?",
      Bound(name),
      Bound(version)
    ) { row throws(JournalFault) in
      MappingVersionRow(
        name: name,
        version: version,
        state: try MappingVersionState(stored: row.text(0)),
        position: row.integer(1)
      )
    }
    guard let found else { throw .unknown(.mappingVersion, "\(name) \(version)") }
    return found
  }

  func add(_ pull: StoredPull, _ place: EventPlace) throws(JournalFault) {
    try shelf.execute(
      "INSERT INTO catalog_pull (connection, system, object, hash, at) VALUES (?, ?, ?, ?, ?)",
      Bound(pull.connection),
      .text(pull.system),
      .text(pull.object),
      Bound(pull.hash),
      Bound(place.at)
    )
  }
}
