import Diagnostics
import Journal
import Records
import SyncMachine
import Testing

@Suite("The mapping shelf")
struct MappingShelfTests {
  private func refusal(
    _ phase: String,
    _ event: String,
    _ reason: IllegalTransition.Reason = .notInThisPhase
  ) -> JournalFault {
    .refused(IllegalTransition(.mappingVersion, phase: phase, event: event, reason: reason))
  }

  @Test func `holds a version with all that it was approved for`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(JournalChange(Story.propose(1), by: "ben"))
    #expect(try await journal.reader.approvedVersion(of: Story.mapping) == nil)
    try await journal.commit(Story.approve(1))
    let version = try #require(try await journal.reader.approvedVersion(of: Story.mapping))
    let basis = Story.basis(1)
    #expect(version.state == .approved(seal: basis.seal, by: "ada"))
    #expect(version.spec == Story.specText(1))
    #expect(version.specHash == basis.spec)
    #expect(version.description == "Map contacts to leads.")
    #expect(version.findings == CheckFindings())
    #expect(version.tests == TestSummary(passed: 3, failed: 0))
    #expect(version.catalogs == basis.catalogs)
    #expect(version.prompts == basis.prompts)
    #expect(version.seal == basis.seal)
    let approval = try #require(version.approval)
    #expect(approval.seal == basis.seal)
    #expect(approval.by == "ada")
    #expect(approval.at == Story.noon)
    #expect(version.createdBy == "ben")
    await journal.close()
  }

  @Test func `has one approved version of a mapping, the latest that was approved`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(JournalChange(Story.propose(1) + [Story.approve(1)]))
    try await journal.commit(JournalChange(Story.propose(2)))
    #expect(try await journal.reader.approvedVersion(of: Story.mapping)?.version == 1)
    #expect(try await journal.reader.latestVersion(of: Story.mapping)?.version == 2)
    try await journal.commit(Story.approve(2))
    #expect(try await journal.reader.approvedVersion(of: Story.mapping)?.version == 2)
    let versions = try await journal.reader.mappingVersions(of: Story.mapping)
    #expect(versions.map(\.version) == [2, 1])
    #expect(versions.last?.state == .superseded(by: 2))
    #expect(versions.last?.approval?.by == "ada")
    await journal.close()
  }

  @Test func `approves only what was proposed and shown, without open questions`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(JournalChange(Story.propose(1)))
    let differs = refusal("proposed", "approved", .hashDiffers)
    await #expect(throws: differs) {
      try await journal.commit(.approveMapping(Story.mapping, 1, seal: "0dd", by: "ada"))
    }
    #expect(differs.diagnostic.code == .JRN304)
    try await journal.commit(
      JournalChange(Story.propose(2, findings: CheckFindings(openQuestions: 1)))
    )
    let questions = refusal("proposed", "approved", .openQuestions)
    await #expect(throws: questions) { try await journal.commit(Story.approve(2)) }
    #expect(questions.diagnostic.code == .JRN303)
    try await journal.commit(
      .describeMapping(MappingDescription(name: Story.mapping, version: 3, text: "More."))
    )
    let early = refusal("described", "approved")
    await #expect(throws: early) { try await journal.commit(Story.approve(3)) }
    #expect(early.diagnostic.code == .JRN305)
    #expect(try await journal.reader.approvedVersion(of: Story.mapping) == nil)
    await journal.close()
  }

  @Test func `proposes nothing that fails, and nothing else than what it holds`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let failing = refusal("tested", "proposed", .checksFailed)
    await #expect(throws: failing) {
      try await journal.commit(
        JournalChange(Story.propose(1, findings: CheckFindings(errors: 4)))
      )
    }
    #expect(failing.diagnostic.code == .JRN301)
    #expect(try await journal.reader.latestVersion(of: Story.mapping) == nil)

    try await journal.commit(
      .describeMapping(MappingDescription(name: Story.mapping, version: 1, text: "Map."))
    )
    let spec = Story.basis(1).spec
    await #expect(throws: refusal("tested", "proposed", .hashDiffers)) {
      try await journal.commit(
        .advanceMapping(
          MappingAdvance(
            name: Story.mapping,
            version: 1,
            events: [
              .drafted(spec: spec), .checked(spec: spec, CheckFindings()),
              .tested(spec: spec, TestSummary(passed: 1, failed: 0)),
              .proposed(seal: Story.basis(1).seal),
            ],
            expecting: 1,
            spec: Story.specText(1),
            testReport: "{\"other\":1}"
          )
        )
      )
    }
    await journal.close()
  }

  @Test func `approves only through the gate`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    try await journal.commit(JournalChange(Story.propose(1)))
    let position = try await journal.reader.mappingVersion(Story.mapping, 1).position
    let approved = MappingVersionEvent.approved(seal: Story.basis(1).seal, by: "eve")
    await #expect(throws: refusal("proposed", "approved")) {
      try await journal.commit(
        .advanceMapping(
          MappingAdvance(
            name: Story.mapping,
            version: 1,
            events: [approved],
            expecting: position
          )
        )
      )
    }
    await journal.close()
  }

  @Test func `counts versions without gaps`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    func describe(_ version: VersionNumber) -> JournalWrite {
      .describeMapping(MappingDescription(name: Story.mapping, version: version, text: "Map."))
    }
    try await journal.commit(describe(1))
    await #expect(throws: JournalFault.exists(.mappingVersion, "\(Story.mapping) 1")) {
      try await journal.commit(describe(1))
    }
    await #expect(throws: JournalFault.unknown(.mappingVersion, "\(Story.mapping) 2")) {
      try await journal.commit(describe(3))
    }
    await #expect(throws: JournalFault.unknown(.mappingVersion, "\(Story.mapping) 7")) {
      try await journal.reader.mappingVersion(Story.mapping, 7)
    }
    await journal.close()
  }

  @Test func `keeps every round of a draft`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let first = DraftRound(
      round: 1,
      endpoint: "http://127.0.0.1:8484/model/v1",
      model: "stand-in",
      isStandIn: true,
      request: "{\"messages\":[]}",
      response: "<html>",
      promptTokens: 900,
      completionTokens: 0,
      prompts: [PromptUse(file: "draft.md", hash: "9407")],
      findings: "[]"
    )
    var second = first
    second.round = 2
    second.response = "{}"
    second.findings = nil
    second.promptTokens = nil
    try await journal.commit(
      .describeMapping(MappingDescription(name: Story.mapping, version: 1, text: "Map.")),
      .recordRound(Story.mapping, 1, first)
    )
    let receipt = try await journal.commit(.recordRound(Story.mapping, 1, second))
    #expect(receipt.positions == [.mapping(Story.mapping, 1): 3])
    let draft = try await journal.reader.draft(Story.mapping, 1)
    #expect(draft.description == "Map.")
    #expect(draft.rounds == [first, second])
    await journal.close()
  }

  @Test func `seals the same things alike and any other otherwise`() {
    let basis = Story.basis(1)
    var turned = basis
    turned.catalogs = [
      CatalogUse(system: "salesforce", object: "Lead", hash: "1ead"), basis.catalogs[0],
    ]
    var straight = basis
    straight.catalogs = turned.catalogs.reversed()
    #expect(turned.seal == straight.seal)
    var seals: Set<ContentHash> = [basis.seal, turned.seal]
    for change in [
      { (basis: inout ApprovalBasis) in basis.spec = "0dd" }, { $0.tests = "0dd" },
      { $0.prompts = [] }, { $0.catalogs[0].hash = "0dd" },
    ] {
      var other = basis
      change(&other)
      seals.insert(other.seal)
    }
    #expect(seals.count == 6)
  }

  @Test func `keeps catalogs by their hash and knows the latest`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    func pull(_ hash: ContentHash, _ json: String) -> JournalWrite {
      .storeCatalog(
        CatalogPull(
          connection: "hubspot",
          system: "hubspot",
          object: "contacts",
          hash: hash,
          json: json
        )
      )
    }
    try await journal.commit(pull("aa", "{\"fields\":[]}"))
    try await journal.commit(pull("bb", "{\"fields\":[1]}"))
    #expect(try await journal.reader.catalog("aa").json == "{\"fields\":[]}")
    #expect(
      try await journal.reader.latestCatalog(of: "contacts", at: "hubspot")?.hash == "bb"
    )
    try await journal.commit(pull("aa", "{\"fields\":[]}"))
    #expect(
      try await journal.reader.latestCatalog(of: "contacts", at: "hubspot")?.hash == "aa"
    )
    #expect(try await journal.reader.latestCatalogs().map(\.object) == ["contacts"])
    #expect(try await journal.reader.latestCatalog(of: "Lead", at: "salesforce") == nil)
    await #expect(throws: JournalFault.unknown(.catalog, "cc")) {
      try await journal.reader.catalog("cc")
    }
    await #expect(throws: JournalFault.exists(.artifact, "aa")) {
      try await journal.commit(pull("aa", "{\"other\":1}"))
    }
    await journal.close()
  }
}
