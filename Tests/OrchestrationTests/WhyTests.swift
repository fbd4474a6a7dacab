import Diagnostics
import Foundation
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine
import Testing

/// The answers to "why", from the journal alone.
@Suite("Why a value is there, and why not")
struct WhyTests {
  static let night = Instant(parsing: "2026-11-28T02:00:00Z") ?? VirtualClock.start

  /// Version 7 of a mapping that gives everybody a segment who is not on the free tier.
  static let spec = Bench.spec.replacingOccurrences(
    of: #"{"id": "r4", "target": "Account__c", "value": {"lookup": "account"},"#,
    with: #"""
      {"id": "r4", "target": "Segment__c", "value": {"const": "all"},
       "when": {"all": [{"of": {"field": "tier"}, "op": "ne", "arg": "free"}]},
      """#
  )

  /// Record 1 has no tier, 2 no name, 3 asks, 4 is skipped, 5 is gold, 6 free, 7 refused.
  static var contacts: FakePlatforms.State {
    var state = Bench.contacts(10)
    let special: [Int: JSON] = [
      2: ["hs_object_id": "2"],
      3: ["hs_object_id": "3", "lastname": "C", "note": "ask"],
      4: ["hs_object_id": "4", "lastname": "D", "note": "skip"],
      5: ["hs_object_id": "5", "lastname": "E", "tier": "gold"],
      6: ["hs_object_id": "6", "lastname": "F", "tier": "free"],
    ]
    for (id, properties) in special { state.contacts[id - 1].properties = properties }
    state.refusedEmails = ["person7@example.com"]
    return state
  }

  static func ready(
    _ state: FakePlatforms.State = contacts,
    spec: String = spec
  ) async throws -> (bench: Bench, journal: EventJournal) {
    let bench = try Bench(state, start: night)
    let journal = try await bench.openJournal()
    for version in 1...7 {
      try await bench.shelve(journal, spec: spec, version: VersionNumber(version))
    }
    return (bench, journal)
  }

  private func ended() async throws -> (bench: Bench, journal: EventJournal, run: RunEntry) {
    let (bench, journal) = try await Self.ready()
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.startedAt == Self.night)
    return (bench, journal, run)
  }

  private func sentence(
    _ record: RecordID,
    _ field: String? = nil,
    asOf instant: Instant? = nil,
    in journal: EventJournal
  ) async throws -> String {
    let explanation = try await RecordExplainer(journal.reader)
      .explain(record, field: field, asOf: instant)
    return explanation.sentence(of: field)
  }

  // MARK: Values

  @Test func `because a rule keeps null`() async throws {
    let (_, journal, _) = try await ended()
    let why = try await sentence("1", "Segment__c", in: journal)
    #expect(
      why
        == #"Segment__c is "all" because the 02:00 run read tier = null and rule r4 of version 7 "#
        + "keeps null"
    )
    await journal.close()
  }

  @Test func `because a rule makes that of what was read`() async throws {
    let (_, journal, _) = try await ended()
    let segment = try await sentence("5", "Segment__c", in: journal)
    #expect(
      segment
        == #"Segment__c is "all" because the 02:00 run read tier = "gold" and rule r4 of version "#
        + "7 makes that of it"
    )
    let name = try await sentence("5", "LastName", in: journal)
    #expect(
      name
        == #"LastName is "E" because the 02:00 run read lastname = "E" and rule r2 of version 7 "#
        + "makes that of it"
    )
    await journal.close()
  }

  @Test func `a default does not keep null`() async throws {
    let spec = Bench.spec.replacingOccurrences(
      of: #"{"id": "r4", "target": "Account__c", "value": {"lookup": "account"},"#,
      with: #"""
        {"id": "r4", "target": "Segment__c",
         "value": {"field": "tier", "then": [{"fn": "default", "value": "basic"}]},
        """#
    )
    let (bench, journal) = try await Self.ready(spec: spec)
    _ = try await bench.runner(journal).start(Bench.sync)
    let why = try await sentence("1", "Segment__c", in: journal)
    #expect(
      why
        == #"Segment__c is "basic" because the 02:00 run read tier = null and rule r4 of version "#
        + "7 makes that of it"
    )
    await journal.close()
  }

  @Test func `because a rule left the field alone`() async throws {
    let (_, journal, _) = try await ended()
    let segment = try await sentence("6", "Segment__c", in: journal)
    #expect(
      segment
        == #"Segment__c was left alone because the 02:00 run read tier = "free", and by rule r4 "#
        + "of version 7 the condition is false"
    )
    let email = try await sentence("5", "Email", in: journal)
    #expect(
      email
        == "Email was left alone because the 02:00 run read email = null, and by rule r3 of "
        + "version 7 there is no value"
    )
    await journal.close()
  }

  @Test func `because the run wrote the record`() async throws {
    let (_, journal, _) = try await ended()
    let why = try await sentence("1", in: journal)
    #expect(why == "record 1 is at org because the 02:00 run created it with batch 1")
    let explanation = try await RecordExplainer(journal.reader).explain("1")
    #expect(explanation.entries(of: nil).map(\.id) == ["r1", "r2", "r3", "r4"])
    #expect(explanation.sentences["S1"] == "Copy contacts to leads.")
    #expect(explanation.approval?.by == "ada")
    await journal.close()
  }

  // MARK: Why not

  @Test func `because a filter drops it`() async throws {
    let (_, journal, _) = try await ended()
    let why = try await sentence("4", "Segment__c", in: journal)
    #expect(
      why
        == #"record 4 was left out because the 02:00 run read note = "skip" and filter f1 of "#
        + "version 7 drops it"
    )
    await journal.close()
  }

  @Test(arguments: [
    ("2", "invalid at LastName by r2 of version 7: "), ("3", "held by f2 of version 7: Really?"),
    ("7", "rejected at Email: org refuses it at Email: INVALID_EMAIL_ADDRESS"),
  ])
  func `because it was refused`(record: String, reason: String) async throws {
    let (_, journal, _) = try await ended()
    let why = try await sentence(RecordID(record), in: journal)
    let begin = "record \(record) is not written because in the 02:00 run it was "
    #expect(why.hasPrefix(begin + reason))
    #expect(why.count > (begin + reason).count || reason.hasSuffix("?") || record == "7")
    #expect(!why.contains("no reason is known"))
    await journal.close()
  }

  @Test func `because it waits`() async throws {
    let (bench, journal) = try await Self.ready()
    bench.platforms.change { $0.upsertTroubles = [1: .crashBefore] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let why = try await sentence("1", "Segment__c", in: journal)
    #expect(why == "the 02:00 run has read record 1 and not decided it yet")
    let trace = try #require(try await RecordExplainer(journal.reader).explain("1").trace)
    guard case .emitted(let mapped) = trace.outcome else {
      Issue.record("\(trace.outcome)")
      return
    }
    #expect(mapped.id == "1")
    await journal.close()
  }

  // MARK: Times

  @Test func `points from a run that found it unchanged to the one that wrote it`() async throws {
    let (bench, journal, run) = try await ended()
    bench.clock.advance(by: .seconds(3_600))
    let later = try await bench.runner(journal).start(Bench.sync, readsEverything: true).entry
    let explanation = try await RecordExplainer(journal.reader).explain("1", field: "Segment__c")
    #expect(explanation.run.plan.id == run.plan.id)
    #expect(explanation.confirmed?.plan.id == later.plan.id)
    #expect(explanation.sentence(of: "Segment__c").contains("the 02:00 run read tier = null"))
    let confirmed = try await RecordExplainer(journal.reader).explain("1", in: later.plan.id)
    #expect(
      confirmed.sentence(of: nil)
        == "record 1 is at org because the 03:00 run found it unchanged"
    )
    await journal.close()
  }

  @Test func `because a person corrected it, and before that because it was refused`() async throws
  {
    let (bench, journal, run) = try await ended()
    let runner = bench.runner(journal)
    let workbench = try await Workbench(runner, run)
    let entries = try await workbench.records(["7"])
    bench.clock.advance(by: .seconds(3_600))
    let correction = Correction(field: "Email", text: "seven@example.com")
    _ = try await workbench.fix(entries, [correction], reason: "a slip", by: "ada")
    bench.clock.advance(by: .seconds(3_600))
    _ = try await workbench.retry(entries, by: "ada")
    let pending = try await sentence("7", asOf: Self.night + .seconds(1_800), in: journal)
    #expect(pending.contains("it was rejected at Email"))
    bench.clock.advance(by: .seconds(3_600))
    _ = try await runner.resume(run.plan.id, by: "ada")
    let now = try await sentence("7", "Email", in: journal)
    #expect(
      now
        == #"Email is "seven@example.com" because a person corrected it in the 02:00 run, in "#
        + "place of what rule r3 of version 7 says"
    )
    let then = try await RecordExplainer(journal.reader)
      .explain("7", field: "Email", asOf: Self.night + .seconds(1_800))
    #expect(
      then.sentence(of: "Email")
        == "record 7 is not written because in the 02:00 run it was rejected at Email: org "
        + "refuses it at Email: INVALID_EMAIL_ADDRESS"
    )
    #expect(then.corrected.isEmpty)
    #expect(then.visit.corrections.isEmpty)
    let email = try #require(then.entries(of: "Email").first)
    #expect(email.result == .value("person7@example.com"))
    // Corrected, and not sent again yet.
    let between = try await RecordExplainer(journal.reader)
      .explain("7", asOf: Self.night + .seconds(5_400))
    #expect(between.corrected == ["Email"])
    #expect(between.sentence(of: nil).contains("it was rejected at Email"))
    // Sent again, and not answered yet.
    let waiting = try await sentence("7", asOf: Self.night + .seconds(9_000), in: journal)
    #expect(waiting == "the 02:00 run has read record 7 and not decided it yet")
    await journal.close()
  }

  // MARK: People

  @Test func `of an erased person only that it was written`() async throws {
    let (bench, journal, run) = try await ended()
    _ = try await journal.erase("person1@example.com", reason: nil, by: "ada")
    let explanation = try await RecordExplainer(journal.reader).explain("1", field: "Segment__c")
    #expect(explanation.trace == nil)
    #expect(
      explanation.sentence(of: "Segment__c")
        == "record 1 is at org because the 02:00 run created it with batch 1"
    )
    // Read again by a later run, the person has another key.
    bench.clock.advance(by: .seconds(3_600))
    bench.edit("1", ["lastname": "Again"])
    _ = try await bench.runner(journal).start(Bench.sync)
    let first = try await RecordExplainer(journal.reader).explain("1", in: run.plan.id)
    #expect(first.trace == nil)
    let again = try await sentence("1", "LastName", in: journal)
    #expect(again.hasPrefix(#"LastName is "Again" because the 03:00 run"#))
    await journal.close()
  }

  // MARK: Refusals

  @Test func `nobody knows of a record that no run has read`() async throws {
    let (_, journal, _) = try await ended()
    let explainer = RecordExplainer(journal.reader)
    let unread = await Bench.codes { () async throws(RunFault) in
      _ = try await explainer.explain("nobody")
    }
    #expect(unread == ["RUN211"])
    let early = await Bench.codes { () async throws(RunFault) in
      _ = try await explainer.explain("1", asOf: Self.night + .seconds(-1))
    }
    #expect(early == ["RUN211"])
    await journal.close()
  }

  @Test func `nobody knows of a field that no rule writes`() async throws {
    let (_, journal, _) = try await ended()
    do throws(RunFault) {
      _ = try await RecordExplainer(journal.reader).explain("1", field: "Segment")
      Issue.record("a rule writes it")
    } catch {
      #expect(error.diagnostics.map(\.code.rawValue) == ["RUN211"])
      #expect(error.diagnostics.first?.hint?.contains("Segment__c") == true)
    }
    await journal.close()
  }
}
