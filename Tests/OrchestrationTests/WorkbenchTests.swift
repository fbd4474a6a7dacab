import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

@Suite("Correcting a record")
struct WorkbenchTests {
  /// Record 2 has no name, 3 asks, 7 to 9 have addresses the destination refuses.
  static var troubled: FakePlatforms.State {
    var state = Bench.contacts(20)
    state.contacts[1].properties = ["hs_object_id": "2", "email": "two@example.com"]
    state.contacts[2].properties = ["hs_object_id": "3", "lastname": "C", "note": "ask"]
    state.refusedEmails = Set((7...9).map { "person\($0)@example.com" })
    return state
  }

  private func ended() async throws -> (journal: EventJournal, workbench: Workbench, run: RunEntry)
  {
    let (bench, journal) = try await Bench.ready(Self.troubled)
    let run = try await bench.runner(journal).start(Bench.sync).entry
    #expect(run.state == .completedWithExceptions)
    return (journal, try await Workbench(bench.runner(journal), run), run)
  }

  private func email(_ text: String) -> [Correction] { [Correction(field: "Email", text: text)] }

  @Test func `lays a value over a target field, with author and reason`() async throws {
    let (journal, workbench, run) = try await ended()
    let before = try #require(try await journal.reader.heldRecord("7", in: run.plan.id)?.contents)
    let tests = try await workbench.fix(
      try await workbench.records(["7"]),
      email("seven@example.com"),
      reason: "a slip",
      by: "ada"
    )
    #expect(tests.map(\.passes) == [true])
    guard case .passes(let mapped) = tests[0].result else { return }
    #expect(try JSON(parsing: mapped.json)["Email"] == "seven@example.com")
    let held = try #require(try await journal.reader.heldRecord("7", in: run.plan.id))
    #expect(held.entry.isCorrected)
    #expect(held.contents?.source == before.source)
    #expect(held.contents?.mapped == before.mapped)
    let overlay = try JSON(parsing: try #require(held.contents?.overlay))
    #expect(overlay == ["source": [:], "target": ["Email": "seven@example.com"]])
    let visit = try #require(try await journal.reader.visits(of: "7").first)
    #expect(visit.corrections.map(\.by) == ["ada"])
    guard case .corrected(let correction) = visit.corrections.first?.event else {
      Issue.record("\(visit.corrections)")
      return
    }
    #expect(correction.reason == "a slip")
    #expect(correction.target == ["Email"])
    #expect(correction.source.isEmpty)
    await journal.close()
  }

  @Test func `keeps the values out of the events`() async throws {
    let (journal, workbench, _) = try await ended()
    _ = try await workbench.fix(
      try await workbench.records(["7"]),
      email("seven@example.com"),
      reason: nil,
      by: "ada"
    )
    let events = try await journal.reader.events(after: 0, limit: 1_000)
    #expect(events.contains { $0.event.kind == "workbench.corrected" })
    #expect(!events.contains { $0.event.body.contains("seven@example.com") })
    await journal.close()
  }

  @Test func `lays a value over a source field, which the mapping reads`() async throws {
    let (journal, workbench, run) = try await ended()
    let tests = try await workbench.fix(
      try await workbench.records(["2"]),
      [Correction(field: "lastname", text: "Ida")],
      reason: nil,
      by: "ada"
    )
    guard case .passes(let mapped) = tests[0].result else {
      Issue.record("\(tests)")
      return
    }
    #expect(try JSON(parsing: mapped.json)["LastName"] == "Ida")
    let held = try #require(try await journal.reader.heldRecord("2", in: run.plan.id)?.contents)
    let source = try JSON(parsing: try #require(held.source))
    #expect(source["properties"]?["lastname"] == nil)
    await journal.close()
  }

  @Test func `a later correction adds to the earlier`() async throws {
    let (journal, workbench, run) = try await ended()
    _ = try await workbench.fix(
      try await workbench.records(["2"]),
      [Correction(field: "lastname", text: "Ida")],
      reason: nil,
      by: "ada"
    )
    let tests = try await workbench.fix(
      try await workbench.records(["2"]),
      email(""),
      reason: nil,
      by: "ben"
    )
    guard case .passes(let mapped) = tests[0].result else {
      Issue.record("\(tests)")
      return
    }
    #expect(try JSON(parsing: mapped.json)["LastName"] == "Ida")
    #expect(try JSON(parsing: mapped.json)["Email"] == nil)
    let held = try #require(try await journal.reader.heldRecord("2", in: run.plan.id)?.contents)
    let overlay = try JSON(parsing: try #require(held.overlay))
    #expect(overlay == ["source": ["lastname": "Ida"], "target": ["Email": nil]])
    await journal.close()
  }

  @Test(arguments: [
    ("Seats__c", "many"), ("Born__c", "yesterday"), ("Emial", "a@example.com"), ("tier", "free"),
    ("Key__c", String(repeating: "7", count: 41)),
  ])
  func `refuses what fits no field`(field: String, text: String) async throws {
    let (journal, workbench, run) = try await ended()
    let entries = try await workbench.records(["7"])
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await workbench.fix(
        entries,
        [Correction(field: field, text: text)],
        reason: nil,
        by: "ada"
      )
    }
    #expect(codes == ["RUN206"])
    let held = try #require(try await journal.reader.heldRecord("7", in: run.plan.id))
    #expect(!held.entry.isCorrected)
    await journal.close()
  }

  @Test func `names the field that was meant`() async throws {
    let (journal, workbench, _) = try await ended()
    let entries = try await workbench.records(["7"])
    do throws(RunFault) {
      _ = try await workbench.fix(
        entries,
        [Correction(field: "Emial", text: "a@example.com")],
        reason: nil,
        by: "ada"
      )
      Issue.record("there is such a field")
    } catch {
      #expect(error.diagnostics.first?.hint?.contains("Email") == true)
    }
    await journal.close()
  }

  @Test func `takes numbers and flags as what they are`() async throws {
    let (journal, workbench, _) = try await ended()
    let tests = try await workbench.fix(
      try await workbench.records(["7"]),
      [
        Correction(field: "Seats__c", text: "12"), Correction(field: "Born__c", text: "1990-02-28"),
      ],
      reason: nil,
      by: "ada"
    )
    guard case .passes(let mapped) = tests[0].result else {
      Issue.record("\(tests)")
      return
    }
    #expect(try JSON(parsing: mapped.json)["Seats__c"] == 12)
    #expect(try JSON(parsing: mapped.json)["Born__c"] == "1990-02-28")
    await journal.close()
  }

  @Test func `corrects only what passes then`() async throws {
    let (journal, workbench, run) = try await ended()
    let tests = try await workbench.fix(
      try await workbench.records(["2", "7"]),
      email("new@example.com"),
      reason: nil,
      by: "ada"
    )
    #expect(tests.map(\.passes) == [false, true])
    let two = try #require(try await journal.reader.heldRecord("2", in: run.plan.id))
    let seven = try #require(try await journal.reader.heldRecord("7", in: run.plan.id))
    #expect(!two.entry.isCorrected)
    #expect(seven.entry.isCorrected)
    let alone = try await workbench.records(["2"])
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await workbench.fix(alone, email("new@example.com"), reason: nil, by: "ada")
    }
    #expect(codes == ["RUN206"])
    await journal.close()
  }

  @Test func `corrects all of one cause at once`() async throws {
    let (journal, workbench, run) = try await ended()
    let causes = try await journal.reader.heldCauses(of: run.plan.id)
    let cause = try #require(causes.first { $0.kind == .rejected })
    #expect(cause.count == 3)
    let tests = try await workbench.fix(
      try await journal.reader.records(of: cause, in: run.plan.id),
      email("all@example.com"),
      reason: "one address for all",
      by: "ada"
    )
    #expect(tests.map(\.record) == ["7", "8", "9"])
    #expect(tests.map(\.passes) == [true, true, true])
    await journal.close()
  }

  @Test func `knows only what is on the workbench`() async throws {
    let (journal, workbench, _) = try await ended()
    let codes = await Bench.codes { () async throws(RunFault) in
      _ = try await workbench.records(["1", "7", "nobody"])
    }
    #expect(codes == ["RUN108", "RUN108"])
    let twice = try await workbench.records(["7", "7"])
    #expect(twice.count == 1)
    await journal.close()
  }

  @Test func `cannot read a person who was erased meanwhile`() async throws {
    let (journal, workbench, _) = try await ended()
    let entries = try await workbench.records(["7"])
    _ = try await journal.erase("7", reason: nil, by: "ada")
    let fixing = await Bench.codes { () async throws(RunFault) in
      _ = try await workbench.fix(entries, email("7@example.com"), reason: nil, by: "ada")
    }
    #expect(fixing == ["RUN210"])
    let retrying = await Bench.codes { () async throws(RunFault) in
      _ = try await workbench.retry(entries, by: "ada")
    }
    #expect(retrying == ["RUN210"])
    await journal.close()
  }

  @Test func `reads what a person writes`() {
    #expect(Correction(parsing: "Email=a=b") == Correction(field: "Email", text: "a=b"))
    #expect(Correction(parsing: "Email=") == Correction(field: "Email", text: ""))
    #expect(Correction(parsing: "=a") == nil)
    #expect(Correction(parsing: "Email") == nil)
  }
}
