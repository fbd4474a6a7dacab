import Journal
import Records
import SyncMachine
import Testing

/// Every form of an event that was ever shipped, word for word.
///
/// A line here is never changed: a
/// journal written with it is read for ever. A new form is a new line with a new version.
@Suite("The form of an event on disk")
struct FrozenFormTests {
  private func event(_ kind: String, _ body: String, version: Int = 1) -> StoredEvent {
    StoredEvent(kind, version: version, body: body)
  }

  static let runs: [(String, String, RunEvent)] = [
    ("run.started", "{}", .started),
    ("run.recovered", "{}", .recovered),
    (
      "run.wait_began", #"{"reason":"quota","connection":"hubspot","until":1772366400000}"#,
      .waitBegan(WaitReason(.quota, connection: "hubspot"), until: Story.noon)
    ),
    (
      "run.wait_began", #"{"reason":"disk","until":1772366400000}"#,
      .waitBegan(WaitReason(.disk), until: Story.noon)
    ),
    ("run.woke", "{}", .woke),
    ("run.paused", #"{"by":"ada"}"#, .paused(by: "ada")),
    (
      "run.attention_needed",
      #"{"kind":"unknown_outcome","code":"RUN203","connection":"salesforce","batch":7}"#,
      .attentionNeeded(
        Attention(.unknownOutcome, code: "RUN203", connection: "salesforce", batch: 7)
      )
    ),
    ("run.resumed", #"{"by":"ada"}"#, .resumed(by: "ada")),
    ("run.cancel_requested", #"{"by":"ada"}"#, .cancelRequested(by: "ada")),
    ("run.went_quiet", "{}", .wentQuiet),
    (
      "run.finished",
      #"{"read":55,"created":1,"updated":2,"unchanged":3,"skipped":4,"invalid":5,"#
        + #""rejected":6,"suppressed":7,"held":8,"accepted":19,"unknown":0}"#,
      .finished(Self.counts)
    ),
    ("run.gave_up", #"{"code":"CON201"}"#, .gaveUp("CON201")),
    ("run.reopened", #"{"by":"ada"}"#, .reopened(by: "ada")),
  ]

  static var counts: RunCounts {
    var counts = RunCounts()
    counts.read = 55
    counts.created = 1
    counts.updated = 2
    counts.unchanged = 3
    counts.skipped = 4
    counts.invalid = 5
    counts.rejected = 6
    counts.suppressed = 7
    counts.held = 8
    counts.accepted = 19
    return counts
  }

  @Test(arguments: Self.runs)
  func `of a run is read and written for ever`(sample: (String, String, RunEvent)) throws {
    let stored = event(sample.0, sample.1)
    #expect(try RunEvent(stored) == sample.2)
    #expect(sample.2.stored == stored)
  }

  static let batches: [(String, String, StoredBatchEvent)] = [
    ("batch.remapped", #"{"left":0}"#, StoredBatchEvent(.remapped(left: 0))),
    (
      "batch.remapped",
      #"{"left":2,"contents":"d19e","outcomes":[{"id":"3","outcome":"held","rule":"f2"}],"#
        + #""records":[{"ordinal":7,"hash":"aa"}]}"#,
      StoredBatchEvent(
        .remapped(left: 2),
        outcomes: [RecordOutcome("3", .held, rule: "f2")],
        ready: [ReadyRecord(7, "aa")],
        contents: "d19e"
      )
    ),
    ("batch.intended", #"{"attempt":2}"#, StoredBatchEvent(.intended(attempt: 2))),
    ("batch.sent", "{}", StoredBatchEvent(.sent)),
    ("batch.retried", #"{"records":"7-9,12"}"#, StoredBatchEvent(.retried([7, 8, 9, 12]))),
    ("batch.not_applied", "{}", StoredBatchEvent(.notApplied)),
    (
      "batch.applied",
      #"{"outcomes":[{"id":"1","outcome":"created","destination":"00Q1"}]}"#,
      StoredBatchEvent(.applied, outcomes: [Story.created("1")])
    ),
    (
      "batch.partly_applied",
      #"{"unanswered":0,"outcomes":[{"id":"2","outcome":"rejected","#
        + #""code":"INVALID_EMAIL_ADDRESS","field":"Email","rule":"r4","message":"no \"@\""}]}"#,
      StoredBatchEvent(
        .partlyApplied(unanswered: 0),
        outcomes: [
          RecordOutcome(
            "2",
            .rejected,
            code: "INVALID_EMAIL_ADDRESS",
            field: "Email",
            rule: "r4",
            message: "no \"@\""
          )
        ]
      )
    ),
    (
      "batch.partly_applied",
      #"{"unanswered":1,"contents":"d19e","outcomes":[{"id":"1","outcome":"updated"}]}"#,
      StoredBatchEvent(
        .partlyApplied(unanswered: 1),
        outcomes: [RecordOutcome("1", .updated)],
        contents: "d19e"
      )
    ),
    (
      "batch.applied",
      #"{"contents":"d19e","outcomes":[{"id":"1","outcome":"created","destination":"00Q1"}]}"#,
      StoredBatchEvent(.applied, outcomes: [Story.created("1")], contents: "d19e")
    ),
    ("batch.refused", #"{"unanswered":200}"#, StoredBatchEvent(.refused(unanswered: 200))),
    (
      "batch.answer_lost", #"{"class":"convergent_upsert"}"#,
      StoredBatchEvent(.answerLost(.convergentUpsert))
    ),
    (
      "batch.answer_lost", #"{"class":"idempotency_key"}"#,
      StoredBatchEvent(.answerLost(.idempotencyKey))
    ),
    (
      "batch.answer_lost", #"{"class":"findable_create"}"#,
      StoredBatchEvent(.answerLost(.findableCreate))
    ),
    ("batch.answer_lost", #"{"class":"neither"}"#, StoredBatchEvent(.answerLost(.neither))),
    ("batch.resolution_began", "{}", StoredBatchEvent(.resolutionBegan)),
    ("batch.found_nothing", "{}", StoredBatchEvent(.foundNothing)),
    ("batch.resend_chosen", "{}", StoredBatchEvent(.resendChosen)),
    ("batch.decision_needed", "{}", StoredBatchEvent(.decisionNeeded)),
    (
      "batch.decided", #"{"decision":"not_applied","by":"ada"}"#,
      StoredBatchEvent(.decided(.notApplied, by: "ada"))
    ),
    (
      "batch.decided",
      #"{"decision":"applied","by":"ada","outcomes":[{"id":"1","outcome":"accepted"}]}"#,
      StoredBatchEvent(.decided(.applied, by: "ada"), outcomes: [RecordOutcome("1", .accepted)])
    ),
    (
      "batch.decided", #"{"decision":"resend","by":"ada"}"#,
      StoredBatchEvent(.decided(.resend, by: "ada"))
    ),
    ("batch.isolation_began", "{}", StoredBatchEvent(.isolationBegan)),
    ("batch.split", #"{"pieces":2}"#, StoredBatchEvent(.split(pieces: 2))),
  ]

  @Test(arguments: Self.batches)
  func `of a batch is read and written for ever`(
    sample: (String, String, StoredBatchEvent)
  ) throws {
    let stored = event(sample.0, sample.1)
    #expect(try StoredBatchEvent(stored) == sample.2)
    #expect(sample.2.stored == stored)
  }

  static let versions: [(String, String, MappingVersionEvent)] = [
    ("mapping.drafted", #"{"spec":"5bec"}"#, .drafted(spec: "5bec")),
    (
      "mapping.checked", #"{"spec":"5bec","errors":1,"warnings":2,"open_questions":3}"#,
      .checked(spec: "5bec", CheckFindings(errors: 1, warnings: 2, openQuestions: 3))
    ),
    (
      "mapping.tested", #"{"spec":"5bec","passed":3,"failed":1}"#,
      .tested(spec: "5bec", TestSummary(passed: 3, failed: 1))
    ),
    ("mapping.proposed", #"{"seal":"5ea1"}"#, .proposed(seal: "5ea1")),
    (
      "mapping.approved", #"{"seal":"5ea1","by":"ada"}"#, .approved(seal: "5ea1", by: "ada")
    ),
    ("mapping.superseded", #"{"by_version":2}"#, .superseded(by: 2)),
    ("mapping.retired", #"{"by":"ada"}"#, .retired(by: "ada")),
  ]

  @Test(arguments: Self.versions)
  func `of a mapping version is read and written for ever`(
    sample: (String, String, MappingVersionEvent)
  ) throws {
    let stored = event(sample.0, sample.1)
    #expect(try MappingVersionEvent(stored) == sample.2)
    #expect(sample.2.stored == stored)
  }

  @Test func `of texts kept apart names them by their hash`() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(
      MappingDescription(name: "m", version: 1, text: "").stored
        == event(
          "mapping.described",
          #"{"name":"m","version":1,"origin":"described","text":""# + empty + #""}"#
        )
    )
    let round = DraftRound(
      round: 1,
      endpoint: "http://127.0.0.1:8484/model/v1",
      model: "stand-in",
      isStandIn: true,
      request: "",
      response: "",
      promptTokens: 9,
      prompts: [PromptUse(file: "draft.md", hash: "aa")]
    )
    #expect(
      round.stored
        == event(
          "mapping.round_recorded",
          #"{"round":1,"endpoint":"http://127.0.0.1:8484/model/v1","model":"stand-in","#
            + #""stand_in":true,"request":""# + empty + #"","response":""# + empty
            + #"","prompt_tokens":9,"prompts":[{"file":"draft.md","hash":"aa"}]}"#
        )
    )
    #expect(
      CatalogPull(
        connection: "hubspot",
        system: "hubspot",
        object: "contacts",
        hash: "aa",
        json: "{}"
      ).stored
        == event(
          "catalog.pulled",
          #"{"connection":"hubspot","system":"hubspot","object":"contacts","hash":"aa"}"#
        )
    )
  }

  @Test func `covers every kind of event`() {
    #expect(Set(Self.runs.map(\.2.kind)) == Set(RunEvent.Kind.allCases))
    #expect(Set(Self.batches.map(\.2.event.kind)) == Set(BatchEvent.Kind.allCases))
    #expect(Set(Self.versions.map(\.2.kind)) == Set(MappingVersionEvent.Kind.allCases))
  }

  @Test func `is refused when it is newer or broken, never guessed`() {
    for broken in [
      event("run.paused", #"{"by":"ada"}"#, version: 2), event("run.paused", "{}"),
      event("run.paused", "[]"), event("run.paused", "{"),
      event("run.wait_began", #"{"reason":"boredom","until":1}"#),
    ] {
      #expect(throws: JournalFault.unreadable(kind: broken.kind, version: broken.version)) {
        _ = try RunEvent(broken)
      }
    }
  }

  @Test func `of another machine is not its own`() throws {
    #expect(try RunEvent(event("batch.applied", "{}")) == nil)
    #expect(try RunEvent(event("run.scheduled", "{}")) == nil)
    #expect(try StoredBatchEvent(event("batch.planned", "{}")) == nil)
    #expect(try MappingVersionEvent(event("mapping.described", "{}")) == nil)
  }
}
