@testable import Journal
import Records
import SyncMachine
import Testing

/// The forms of events that name records, word for word; like those in ``FrozenFormTests``, a line
/// is never changed.
@Suite("The form of an event about records")
struct FrozenRecordTests {
  // MARK: Plans and pages

  private static let planBody =
    #"{"id":"contacts-to-leads-1","sync":"contacts-to-leads","#
    + #""mapping":"hubspot-contacts-to-salesforce-leads","version":1,"seal":"5ea1","#
    + #""from_connection":"hubspot","from_object":"contacts","to_connection":"salesforce","#
    + #""to_object":"Lead","trigger":"schedule","occurrence":"2026-03-01T12:00Z""#

  @Test func `of a plan is read and written for ever`() throws {
    var plan = Story.plan(occurrence: "2026-03-01T12:00Z")
    plan.seal = "5ea1"
    let whole = StoredEvent("run.scheduled", body: Self.planBody + "}")
    #expect(try RunPlan(whole) == plan)
    #expect(plan.stored == whole)

    plan.since = Story.noon
    let changes = StoredEvent("run.scheduled", body: Self.planBody + #","since":1772366400000}"#)
    #expect(try RunPlan(changes) == plan)
    #expect(plan.stored == changes)
  }

  static let pages: [(String, StoredPage)] = [
    (
      #"{"page":2,"after":"t1","next":"t2","repeated":1,"records":[{"id":"1","hash":"aa"},"#
        + #"{"id":"2","outcome":"skipped","rule":"f1"}]}"#,
      StoredPage(
        page: IntakePage(2, after: "t1"),
        next: "t2",
        members: [.ready("1", "aa"), .decided(RecordOutcome("2", .skipped, rule: "f1"))],
        repeated: 1
      )
    ),
    (
      #"{"page":1,"repeated":0,"contents":"d19e","records":[{"id":"1","hash":"aa"}]}"#,
      StoredPage(page: .first, next: nil, members: [.ready("1", "aa")], contents: "d19e")
    ),
  ]

  @Test(arguments: Self.pages)
  func `of a page is read and written for ever`(body: String, page: StoredPage) throws {
    let stored = StoredEvent("intake.staged", body: body)
    #expect(try StoredPage(stored) == page)
    #expect(page.stored == stored)
  }

  // MARK: Batches

  /// The first form named records and hashes; it is not written any more.
  @Test func `of a composition in its first form is read for ever`() throws {
    let stored = StoredEvent(
      "batch.planned",
      body: #"{"batch":3,"parent":1,"records":[{"id":"1","hash":"aa"},{"id":"7","hash":"bb"}]}"#
    )
    #expect(
      try StoredBatchPlan(stored)
        == StoredBatchPlan(number: 3, parent: 1, members: .records(["1", "7"]))
    )
  }

  static let compositions: [(String, StoredBatchPlan)] = [
    (
      #"{"batch":3,"parent":1,"records":"1-200,205"}"#,
      StoredBatchPlan(
        number: 3,
        parent: 1,
        members: .ordinals(OrdinalRanges((1...200).map { RecordOrdinal($0) } + [205]))
      )
    ),
    (
      #"{"batch":4,"attempts":2,"records":"7,3-4"}"#,
      StoredBatchPlan(number: 4, attempts: 2, members: .ordinals(OrdinalRanges([7, 3, 4])))
    ),
  ]

  @Test(arguments: Self.compositions)
  func `of a composition is read and written for ever`(
    body: String,
    plan: StoredBatchPlan
  ) throws {
    let stored = StoredEvent("batch.planned", version: 2, body: body)
    #expect(try StoredBatchPlan(stored) == plan)
    #expect(plan.stored == stored)
  }

  // MARK: People

  static let acts: [(String, String, WorkbenchEvent)] = [
    (
      "workbench.corrected",
      #"{"ordinal":7,"source":["email"],"target":["Company","Phone"],"reason":"call","#
        + #""contents":"d19e"}"#,
      .corrected(
        RecordCorrection(
          ordinal: 7,
          source: ["email"],
          target: ["Company", "Phone"],
          reason: "call",
          contents: "d19e"
        )
      )
    ),
    (
      "workbench.corrected", #"{"ordinal":7,"source":[],"target":[]}"#,
      .corrected(RecordCorrection(ordinal: 7))
    ),
    (
      "workbench.retried",
      #"{"records":[{"ordinal":7,"hash":"aa"},{"ordinal":3,"hash":"bb"}],"contents":"d19e"}"#,
      .retried([ReadyRecord(7, "aa"), ReadyRecord(3, "bb")], contents: "d19e")
    ),
    (
      "workbench.retried", #"{"records":[{"ordinal":7,"hash":"aa"}]}"#,
      .retried([ReadyRecord(7, "aa")], contents: nil)
    ),
    (
      "workbench.dismissed", #"{"records":"1-3,9","reason":"spam"}"#,
      .dismissed(OrdinalRanges([1, 2, 3, 9]), reason: "spam")
    ),
    (
      "workbench.dismissed", #"{"records":"9"}"#, .dismissed(OrdinalRanges([9]), reason: nil)
    ),
  ]

  @Test(arguments: Self.acts)
  func `of the workbench is read and written for ever`(
    kind: String,
    body: String,
    act: WorkbenchEvent
  ) throws {
    let stored = StoredEvent(kind, body: body)
    #expect(try WorkbenchEvent(stored) == act)
    #expect(act.stored == stored)
  }

  @Test func `of the workbench covers every kind`() {
    #expect(Set(Self.acts.map(\.2.kind)) == Set(WorkbenchEvent.Kind.allCases))
  }

  static let erasures: [(String, PersonErasure)] = [
    (
      #"{"records":[{"connection":"hubspot","object":"contacts","record":"45001"}],"#
        + #""pending":[{"run":"contacts-to-leads-1","ordinal":7}],"reason":"asked"}"#,
      PersonErasure(
        records: [PersonRecord(Story.source, "45001")],
        pending: [PersonErasure.Pending(Story.run, 7)],
        reason: "asked"
      )
    ),
    (#"{"records":[],"pending":[]}"#, PersonErasure(records: [])),
  ]

  @Test(arguments: Self.erasures)
  func `of an erasure is read and written for ever`(
    body: String,
    erasure: PersonErasure
  ) throws {
    let stored = StoredEvent("person.erased", body: body)
    #expect(try PersonErasure(stored) == erasure)
    #expect(erasure.stored == stored)
  }

  // MARK: Refusals

  static let broken = [
    StoredEvent("batch.planned", version: 3, body: #"{"batch":3,"records":"1"}"#),
    StoredEvent("batch.planned", version: 2, body: #"{"batch":3,"records":"2-1"}"#),
    StoredEvent("batch.planned", version: 2, body: #"{"batch":3,"records":"0"}"#),
    StoredEvent("batch.planned", body: #"{"batch":3,"records":"1"}"#),
  ]

  @Test(arguments: Self.broken)
  func `is refused when it is newer or broken`(event: StoredEvent) {
    #expect(throws: JournalFault.unreadable(kind: event.kind, version: event.version)) {
      _ = try JournalEvent(event, in: .batch(Story.run, 3))
    }
  }
}
