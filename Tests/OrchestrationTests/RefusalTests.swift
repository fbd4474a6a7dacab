import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing
import Workspace

/// What keeps a run from beginning: each with its code, and nothing scheduled.
@Suite("A run that cannot begin")
struct RefusalTests {
  private func codes(
    _ bench: Bench,
    _ journal: EventJournal,
    sync: String = Bench.sync
  ) async throws -> [String] {
    do throws(RunFault) {
      _ = try await bench.runner(journal).start(sync)
      Issue.record("the run began")
      return []
    } catch {
      #expect(try await journal.reader.latestRun() == nil)
      return error.diagnostics.map(\.code.rawValue)
    }
  }

  @Test func `because there is no such sync`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    #expect(try await codes(bench, journal, sync: "contacts-to-lead") == ["RUN101"])
    await journal.close()
  }

  @Test func `because the journal has no such mapping`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    #expect(try await codes(bench, journal) == ["RUN101"])
    await journal.close()
  }

  @Test func `because the mapping is not approved`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal, isApproved: false)
    #expect(try await codes(bench, journal) == ["RUN102"])
    #expect(bench.platforms.look { $0.requests } == 0)
    await journal.close()
  }

  @Test func `because credentials are refused`() async throws {
    var state = Bench.contacts(1)
    state.isTokenRefused = true
    let bench = try Bench(state)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    #expect(try await codes(bench, journal) == ["CON201"])
    await journal.close()
  }

  @Test func `because a platform cannot be reached`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.troubles = [1: .refusedConnection] }
    #expect(try await codes(bench, journal) == ["CON301"])
    await journal.close()
  }

  @Test func `because a look-up asks a system that is not there`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    let other = Bench.spec.replacingOccurrences(
      of:
        #""name": "account", "system": "salesforce""#,
      with: #""name": "account", "system": "segment""#
    )
    try await bench.shelve(journal, spec: other)
    #expect(try await codes(bench, journal) == ["RUN104"])
    await journal.close()
  }

  @Test func `because the destination cannot do what the mapping wants`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    let other = Bench.spec.replacingOccurrences(
      of:
        #""operation": "upsert", "key": ["Key__c"]"#,
      with: #""operation": "update", "key": ["Key__c"]"#
    )
    try await bench.shelve(journal, spec: other)
    #expect(try await codes(bench, journal) == ["CON104"])
    await journal.close()
  }

  @Test func `because no program comes of what was approved`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    let other = Bench.spec.replacingOccurrences(
      of: #"{"field": "email"}"#,
      with: #"{"field": "e_mail"}"#
    )
    try await bench.shelve(journal, spec: other)
    #expect(try await codes(bench, journal).first == "RUN103")
    await journal.close()
  }

  @Test func `because it was called off`() {
    #expect(RunFault.cancelled.diagnostics.map(\.code.rawValue) == ["RUN204"])
  }

  @Test func `because another run writes to the same object`() async throws {
    let bench = try Bench(Bench.contacts(30))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashBefore] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    do throws(RunFault) {
      _ = try await bench.runner(journal).start(Bench.sync)
      Issue.record("two runs write to one object")
    } catch {
      #expect(error.diagnostics.map(\.code.rawValue) == ["RUN105"])
    }
    await journal.close()
  }

  @Test func `because the run is unknown, or has ended`() async throws {
    let bench = try Bench(Bench.contacts(1))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let ended = try await bench.runner(journal).start(Bench.sync)
    for (run, code) in [("nothing", "RUN106"), (ended.entry.plan.id.text, "RUN107")] {
      do throws(RunFault) {
        _ = try await bench.runner(journal).resume(RunID(run), by: "ada")
        Issue.record("\(run) was resumed")
      } catch {
        #expect(error.diagnostics.map(\.code.rawValue) == [code])
      }
    }
    await journal.close()
  }

  @Test func `keeps to the version it began with`() async throws {
    let bench = try Bench(Bench.contacts(250))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [2: .crashBefore] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    let left = try #require(try await journal.reader.latestRun())
    let other = Bench.spec.replacingOccurrences(
      of: #"{"field": "email"}"#,
      with: #"{"const": "none"}"#
    )
    try await bench.shelve(journal, spec: other, version: 2)
    let ending = try await bench.runner(journal).resume(left.plan.id, by: "ada")
    #expect(ending.entry.plan.version == 1)
    #expect(ending.entry.state == .completed)
    #expect(bench.platforms.look { $0.leads["250"]?["Email"] } == "person250@example.com")
    await journal.close()
  }

  @Test func `because a secret is not there, before anything is sent`() throws {
    let settings = ConnectionSettings(
      name: "org",
      platform: "salesforce",
      endpoint: "https://org.example",
      credentials: ["client_id": .environment("MISSING")]
    )
    do throws(DiagnosticList) {
      _ = try ConnectionSession(
        settings,
        secrets: SecretResolver(folder: ".", environment: [:]),
        sender: FakePlatforms(FakePlatforms.State()),
        clock: VirtualClock()
      )
      Issue.record("a session without secrets was made")
    } catch {
      #expect(error.diagnostics.map(\.code.rawValue) == ["CFG201", "CON102"])
    }
  }
}
