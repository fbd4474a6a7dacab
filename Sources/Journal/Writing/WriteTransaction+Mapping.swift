import GRDB
import Records
import SyncMachine

extension WriteTransaction {
  // MARK: Describing

  func describeMapping(_ description: MappingDescription) throws(JournalFault) {
    let found = try row(
      "SELECT coalesce(max(version), 0) FROM mapping_version WHERE name = ?",
      description.name.text
    )
    let last: Int = found?[0] ?? 0
    guard description.version.number == last + 1 else {
      if description.version.number <= last {
        throw .exists(.mappingVersion, "\(description.name) \(description.version)")
      }
      throw .unknown(.mappingVersion, "\(description.name) \(description.version.number - 1)")
    }
    let text = try keep(description.text, as: "description")
    try append(
      [description.stored],
      to: .mapping(description.name, description.version),
      expecting: 0
    )
    let state = MappingVersionState.initial
    try execute(
      """
      INSERT INTO mapping_version (name, version, phase, state, position, origin, description,
        catalogs, prompts, created_at, created_by)
      VALUES (?, ?, ?, ?, 1, ?, ?, '{"catalogs":[]}', '{"prompts":[]}', ?, ?)
      """,
      description.name.text,
      description.version.number,
      state.phase.rawValue,
      state.stored,
      description.origin.rawValue,
      text.text,
      at.milliseconds,
      actor.text
    )
  }

  func recordRound(
    _ name: MappingName,
    _ version: VersionNumber,
    _ round: DraftRound
  ) throws(JournalFault) {
    let found = try mappingVersion(name, version)
    let sameRound = try row(
      "SELECT 1 FROM draft_round WHERE name = ? AND version = ? AND round = ?",
      name.text,
      version.number,
      round.round
    )
    guard sameRound == nil else { throw .exists(.artifact, "round \(round.round)") }
    var prompts = BodyWriter()
    prompts.prompts(round.prompts)
    var findings: ContentHash?
    if let text = round.findings { findings = try keep(text, as: "findings") }
    try execute(
      """
      INSERT INTO draft_round (name, version, round, endpoint, model, stand_in, request, response,
        prompt_tokens, completion_tokens, prompts, findings, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      name.text,
      version.number,
      round.round,
      round.endpoint,
      round.model,
      round.isStandIn,
      try keep(round.request, as: "request").text,
      try keep(round.response, as: "response").text,
      round.promptTokens,
      round.completionTokens,
      prompts.text,
      findings?.text,
      at.milliseconds
    )
    try save(found.state, of: found, appending: [round.stored], expecting: found.position)
  }

  // MARK: Advancing

  func advanceMapping(_ advance: MappingAdvance) throws(JournalFault) {
    let found = try mappingVersion(advance.name, advance.version)
    let basis = try keepTexts(advance)
    var stored = basis.map { [$0] } ?? []
    var state = found.state
    for event in advance.events {
      switch event {
      case .approved, .superseded:
        throw .refused(
          IllegalTransition(
            .mappingVersion,
            phase: state.phase.rawValue,
            event: event.kind.rawValue
          )
        )
      case .drafted(let spec): try draft(advance, spec)
      case .checked(_, let findings):
        var body = BodyWriter()
        body.findings(findings)
        try set("findings", to: body.text, advance)
      case .tested(_, let summary):
        guard advance.testReport != nil else { throw .unknown(.artifact, "test report") }
        var body = BodyWriter()
        body.summary(summary)
        try set("tests", to: body.text, advance)
      case .proposed(let seal): try checkSeal(seal, advance, state)
      case .retired: break
      }
      state = try Self.transition(state, event)
      stored.append(event.stored)
    }
    try save(state, of: found, appending: stored, expecting: advance.expecting)
  }

  /// Keeps reports, catalogs and prompts; the event that says so, where there are any.
  private func keepTexts(_ advance: MappingAdvance) throws(JournalFault) -> StoredEvent? {
    var body = BodyWriter()
    var isEmpty = true
    func columns(_ name: String, _ text: String) throws(JournalFault) {
      isEmpty = false
      try set(name, to: text, advance)
    }
    if let report = advance.checkReport {
      let hash = try keep(report, as: "check report")
      try columns("check_report", hash.text)
      body.string("check_report", hash.text)
    }
    if let report = advance.testReport {
      let hash = try keep(report, as: "test report")
      try columns("test_report", hash.text)
      body.string("test_report", hash.text)
    }
    if let catalogs = advance.catalogs {
      var column = BodyWriter()
      column.catalogs(catalogs)
      try columns("catalogs", column.text)
      body.catalogs(catalogs)
    }
    if let prompts = advance.prompts {
      var column = BodyWriter()
      column.prompts(prompts)
      try columns("prompts", column.text)
      body.prompts(prompts)
    }
    return isEmpty ? nil : StoredEvent("mapping.basis_recorded", body: body.text)
  }

  /// A new spec takes away what was found out about the one before.
  private func draft(_ advance: MappingAdvance, _ spec: ContentHash) throws(JournalFault) {
    if let text = advance.spec { try keep(text, as: "spec", under: spec) }
    let kept = try row("SELECT 1 FROM artifact WHERE hash = ?", spec.text)
    guard kept != nil else { throw .unknown(.artifact, spec.text) }
    try execute(
      """
      UPDATE mapping_version SET spec = ?, findings = NULL, tests = NULL, seal = NULL
      WHERE name = ? AND version = ?
      """,
      spec.text,
      advance.name.text,
      advance.version.number
    )
  }

  /// What is proposed must be what is on the shelf.
  private func checkSeal(
    _ seal: ContentHash,
    _ advance: MappingAdvance,
    _ state: MappingVersionState
  ) throws(JournalFault) {
    let found = try row(
      "SELECT spec, test_report, catalogs, prompts FROM mapping_version "
        + "WHERE name = ? AND version = ?",
      advance.name.text,
      advance.version.number
    )
    guard let found, let spec: String = found["spec"], let tests: String = found["test_report"]
    else {
      throw .refused(
        IllegalTransition(
          .mappingVersion,
          phase: state.phase.rawValue,
          event: MappingVersionEvent.Kind.proposed.rawValue
        )
      )
    }
    let basis = ApprovalBasis(
      spec: ContentHash(spec),
      tests: ContentHash(tests),
      catalogs: try [CatalogUse](stored: found["catalogs"]),
      prompts: try [PromptUse](stored: found["prompts"])
    )
    guard basis.seal == seal else {
      throw .refused(
        IllegalTransition(
          .mappingVersion,
          phase: state.phase.rawValue,
          event: MappingVersionEvent.Kind.proposed.rawValue,
          reason: .hashDiffers
        )
      )
    }
    try set("seal", to: seal.text, advance)
  }

  private func set(
    _ column: String,
    to value: String,
    _ advance: MappingAdvance
  ) throws(JournalFault) {
    try execute(
      "UPDATE mapping_version SET \(column) = ? WHERE name = ? AND version = ?",
      value,
      advance.name.text,
      advance.version.number
    )
  }

  // MARK: Approving

  func approveMapping(
    _ name: MappingName,
    _ version: VersionNumber,
    seal: ContentHash,
    by person: ActorName
  ) throws(JournalFault) {
    let found = try mappingVersion(name, version)
    let event = MappingVersionEvent.approved(seal: seal, by: person)
    let state = try Self.transition(found.state, event)
    let previous = try row(
      "SELECT version FROM mapping_version WHERE name = ? AND phase = 'approved'",
      name.text
    )
    if let number: Int = previous?[0] {
      let old = try mappingVersion(name, VersionNumber(number))
      let superseded = MappingVersionEvent.superseded(by: version)
      try save(
        try Self.transition(old.state, superseded),
        of: old,
        appending: [superseded.stored],
        expecting: old.position
      )
    }
    try save(state, of: found, appending: [event.stored], expecting: found.position)
    try execute(
      "INSERT INTO approval (name, version, seal, by, at) VALUES (?, ?, ?, ?, ?)",
      name.text,
      version.number,
      seal.text,
      person.text,
      at.milliseconds
    )
  }

  // MARK: Rows

  private static func transition(
    _ state: MappingVersionState,
    _ event: MappingVersionEvent
  ) throws(JournalFault) -> MappingVersionState {
    do {
      return try MappingVersionState.transition(state, event).state
    } catch {
      throw .refused(error)
    }
  }

  private func mappingVersion(
    _ name: MappingName,
    _ version: VersionNumber
  ) throws(JournalFault) -> MappingVersionRow {
    let found = try row(
      "SELECT state, position FROM mapping_version WHERE name = ? AND version = ?",
      name.text,
      version.number
    )
    guard let found else { throw .unknown(.mappingVersion, "\(name) \(version)") }
    return MappingVersionRow(
      name: name,
      version: version,
      state: try MappingVersionState(stored: found["state"]),
      position: found["position"]
    )
  }

  private func save(
    _ state: MappingVersionState,
    of version: MappingVersionRow,
    appending events: [StoredEvent],
    expecting: Int
  ) throws(JournalFault) {
    try append(events, to: .mapping(version.name, version.version), expecting: expecting)
    try execute(
      "UPDATE mapping_version SET phase = ?, state = ?, position = ? "
        + "WHERE name = ? AND version = ?",
      state.phase.rawValue,
      state.stored,
      expecting + events.count,
      version.name.text,
      version.version.number
    )
  }

  // MARK: Catalogs

  func storeCatalog(_ pull: CatalogPull) throws(JournalFault) {
    try keep(pull.json, as: "catalog", under: pull.hash)
    try append([pull.stored], to: .catalog(pull.connection, pull.object), expecting: nil)
    try execute(
      "INSERT INTO catalog_pull (connection, system, object, hash, at) VALUES (?, ?, ?, ?, ?)",
      pull.connection.text,
      pull.system,
      pull.object,
      pull.hash.text,
      at.milliseconds
    )
  }
}

extension [CatalogUse] {
  /// From the column of a version's row.
  init(stored text: String) throws(JournalFault) {
    self = try StoredBody(kind: "catalogs", version: 1, text: text).catalogs()
  }
}

extension [PromptUse] {
  /// From the column of a version's row.
  init(stored text: String) throws(JournalFault) {
    self = try StoredBody(kind: "prompts", version: 1, text: text).prompts()
  }
}
