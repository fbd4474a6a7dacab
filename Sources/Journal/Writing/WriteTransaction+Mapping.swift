import Records
import SyncMachine

extension WriteTransaction {
  // MARK: Describing

  func describeMapping(_ description: MappingDescription) throws(JournalFault) {
    let found = try shelf.first(
      "SELECT coalesce(max(version), 0) FROM mapping_version WHERE name = ?",
      Bound(description.name)
    ) { $0.integer(0) }
    let last = found ?? 0
    guard description.version.number == last + 1 else {
      if description.version.number <= last {
        throw .exists(.mappingVersion, "\(description.name) \(description.version)")
      }
      throw .unknown(.mappingVersion, "\(description.name) \(description.version.number - 1)")
    }
    try keep(description.text, as: "description")
    try append(.described(StoredDescription(description)), expecting: 0)
  }

  func recordRound(
    _ name: MappingName,
    _ version: VersionNumber,
    _ round: DraftRound
  ) throws(JournalFault) {
    let found = try projector.mappingVersion(name, version)
    let sameRound = try shelf.first(
      "SELECT 1 FROM draft_round WHERE name = ? AND version = ? AND round = ?",
      Bound(name),
      Bound(version),
      .integer(round.round)
    ) { _ in true }
    guard sameRound == nil else { throw .exists(.artifact, "round \(round.round)") }
    try keep(round.request, as: "request")
    try keep(round.response, as: "response")
    if let text = round.findings { try keep(text, as: "findings") }
    try append(.round(name, version, StoredRound(round)), expecting: found.position)
  }

  // MARK: Advancing

  func advanceMapping(_ advance: MappingAdvance) throws(JournalFault) {
    _ = try projector.mappingVersion(advance.name, advance.version)
    var expecting = advance.expecting
    let basis = StoredBasis(advance)
    if !basis.isEmpty {
      if let report = advance.checkReport { try keep(report, as: "check report") }
      if let report = advance.testReport { try keep(report, as: "test report") }
      try append(.basis(advance.name, advance.version, basis), expecting: expecting)
      expecting += 1
    }
    for event in advance.events {
      try check(event, advance)
      try append(.mapping(advance.name, advance.version, event), expecting: expecting)
      expecting += 1
    }
  }

  private func check(
    _ event: MappingVersionEvent,
    _ advance: MappingAdvance
  ) throws(JournalFault) {
    switch event {
    case .approved, .superseded:
      let state = try projector.mappingVersion(advance.name, advance.version).state
      throw .refused(
        IllegalTransition(
          .mappingVersion,
          phase: state.phase.rawValue,
          event: event.kind.rawValue
        )
      )
    case .drafted(let spec):
      if let text = advance.spec { try keep(text, as: "spec", under: spec) }
      let kept = try shelf.first(
        "SELECT 1 FROM artifact WHERE hash = ?",
        Bound(spec)
      ) { _ in true }
      guard kept == true else { throw .unknown(.artifact, spec.text) }
    case .tested:
      guard advance.testReport != nil else { throw .unknown(.artifact, "test report") }
    case .proposed(let seal): try checkSeal(seal, advance)
    case .checked, .retired: break
    }
  }

  /// What is proposed must be what is on the shelf.
  private func checkSeal(
    _ seal: ContentHash,
    _ advance: MappingAdvance
  ) throws(JournalFault) {
    let state = try projector.mappingVersion(advance.name, advance.version).state
    func refusal(_ reason: IllegalTransition.Reason) -> JournalFault {
      .refused(
        IllegalTransition(
          .mappingVersion,
          phase: state.phase.rawValue,
          event: MappingVersionEvent.Kind.proposed.rawValue,
          reason: reason
        )
      )
    }
    let basis = try shelf.first(
      """
      SELECT spec, test_report, catalogs, prompts FROM mapping_version
      WHERE name = ? AND version = ?
      """,
      Bound(advance.name),
      Bound(advance.version)
    ) { row throws(JournalFault) -> ApprovalBasis? in
      guard let spec = row.optionalText(0), let tests = row.optionalText(1) else { return nil }
      return ApprovalBasis(
        spec: ContentHash(spec),
        tests: ContentHash(tests),
        catalogs: try [CatalogUse](stored: row.text(2)),
        prompts: try [PromptUse](stored: row.text(3))
      )
    }
    guard let basis = basis ?? nil else { throw refusal(.notInThisPhase) }
    guard basis.seal == seal else { throw refusal(.hashDiffers) }
  }

  // MARK: Approving

  func approveMapping(
    _ name: MappingName,
    _ version: VersionNumber,
    seal: ContentHash,
    by person: ActorName
  ) throws(JournalFault) {
    let found = try projector.mappingVersion(name, version)
    let event = MappingVersionEvent.approved(seal: seal, by: person)
    do {
      _ = try MappingVersionState.transition(found.state, event)
    } catch {
      throw .refused(error)
    }
    let previous = try shelf.first(
      "SELECT version FROM mapping_version WHERE name = ? AND phase = 'approved'",
      Bound(name)
    ) { VersionNumber($0.integer(0)) }
    if let previous {
      let old = try projector.mappingVersion(name, previous)
      try append(
        .mapping(name, previous, .superseded(by: version)),
        expecting: old.position
      )
    }
    try append(.mapping(name, version, event), expecting: found.position)
  }

  // MARK: Catalogs

  func storeCatalog(_ pull: CatalogPull) throws(JournalFault) {
    try keep(pull.json, as: "catalog", under: pull.hash)
    try append(.pulled(StoredPull(pull)), expecting: nil)
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
