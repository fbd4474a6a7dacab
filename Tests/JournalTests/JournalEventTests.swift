@testable import Journal
import Records
import SyncMachine
import Testing

@Suite("An event of the journal")
struct JournalEventTests {
  private static let description = MappingDescription(name: "m/2", version: 3, text: "Map.")

  private static let round = DraftRound(
    round: 2,
    endpoint: "http://127.0.0.1:8484/model/v1",
    model: "stand-in",
    isStandIn: true,
    request: "{}",
    response: "",
    completionTokens: 7,
    prompts: [PromptUse(file: "draft.md", hash: "aa")],
    findings: "[]"
  )

  private static let basis = StoredBasis(
    MappingAdvance(
      name: "m/2",
      version: 3,
      events: [],
      expecting: 1,
      checkReport: "[]",
      catalogs: [CatalogUse(system: "hubspot", object: "contacts", hash: "aa")],
      prompts: []
    )
  )

  private static let pull = StoredPull(
    CatalogPull(
      connection: "hubspot",
      system: "hubspot",
      object: "custom/things",
      hash: "aa",
      json: "{}"
    )
  )

  /// All frozen samples that are still written, each in a stream of its own, and what has none.
  private static var events: [JournalEvent] {
    // Names with a slash are as good as any.
    let run: RunID = "contacts/to leads-1"
    var events: [JournalEvent] = [
      .runScheduled(Story.plan(run, occurrence: "02:00")),
      .described(StoredDescription(description)), .round("m/2", 3, StoredRound(round)),
      .basis("m/2", 3, basis), .pulled(pull),
      .diary("nightly", StoredEvent("sync.skipped", version: 4, body: #"{"why":"run"}"#)),
    ]
    events += FrozenFormTests.runs.map { .run(run, $0.2) }
    events += FrozenFormTests.batches.map { .batch(run, 12, $0.2) }
    events += FrozenFormTests.versions.map { .mapping("m/2", 3, $0.2) }
    events += FrozenRecordTests.pages.map { .page(run, $0.1) }
    events += FrozenRecordTests.compositions.map { .batchPlanned(run, $0.1) }
    events += FrozenRecordTests.acts.map { .workbench(run, $0.2) }
    events += FrozenRecordTests.erasures.map { .erased($0.1) }
    return events
  }

  @Test func `is read back as what was written, from its stream`() throws {
    for event in Self.events {
      #expect(try JournalEvent(event.stored, in: event.stream) == event)
    }
  }

  @Test func `is refused in a stream of another kind, or of none`() {
    let started = RunEvent.started.stored
    let unreadable = JournalFault.unreadable(kind: "run.started", version: 1)
    for stream in [
      .intake(Story.run), .batch(Story.run, 1), .workbench(Story.run), .mapping("m", 1),
      .catalog("hubspot", "contacts"), .erasures, "recipes/1", "run",
    ] as [StreamName] {
      #expect(throws: unreadable) { _ = try JournalEvent(started, in: stream) }
    }
    #expect(throws: JournalFault.unreadable(kind: "catalog.pulled", version: 1)) {
      _ = try JournalEvent(Self.pull.stored, in: .run(Story.run))
    }
  }
}
