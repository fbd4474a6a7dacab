import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Testing

/// The platform refuses whole requests for the sake of single records, and does not say which.
@Suite("Finding the record to blame", .timeLimit(.minutes(10)))
struct IsolationTests {
  private func ending(
    _ poison: Set<String>,
    of count: Int = 200,
    callsMax: Int = 64
  ) async throws -> (bench: Bench, journal: EventJournal, entry: RunEntry) {
    var state = Bench.contacts(count)
    state.poison = poison
    let (bench, journal) = try await Bench.ready(state)
    var options = RunOptions()
    options.isolationCallsMax = callsMax
    let ending = try await bench.runner(journal, options: options).start(Bench.sync)
    #expect(ending.entry.counts.addsUp)
    #expect(ending.entry.counts.read == count)
    return (bench, journal, ending.entry)
  }

  @Test(arguments: ["1", "77", "200"])
  func `one among two hundred takes few calls`(poison: String) async throws {
    let (bench, journal, entry) = try await ending([poison])
    #expect(entry.state == .completedWithExceptions)
    #expect(entry.counts.created == 199)
    #expect(entry.counts.rejected == 1)
    let outcome = try await journal.reader.outcome(of: RecordID(poison), in: entry.plan.id)?.outcome
    #expect(outcome?.kind == .rejected)
    #expect(outcome?.code == "JSON_PARSER_ERROR")
    let callsMax = Int(2 * log2(200.0) + 2)
    #expect(bench.platforms.look { $0.batches.count } <= callsMax)
    #expect(bench.platforms.look { $0.leads.count } == 199)
    await journal.close()
  }

  @Test func `three are found, and everybody else is written once`() async throws {
    let (bench, journal, entry) = try await ending(["3", "100", "199"])
    #expect(entry.counts.created == 197)
    #expect(entry.counts.rejected == 3)
    bench.platforms.look { state in
      #expect(state.arrivals.count == 197)
      #expect(state.arrivals.allSatisfy { $0.isCreate })
      #expect(state.leads.keys.allSatisfy { !["3", "100", "199"].contains($0) })
    }
    await journal.close()
  }

  @Test func `what is not found within the budget waits for a person`() async throws {
    let poison = Set((1...40).map { String($0 * 5) })
    let (bench, journal, entry) = try await ending(poison, callsMax: 10)
    #expect(entry.state == .completedWithExceptions)
    #expect(entry.counts.held > 0)
    #expect(entry.counts.created + entry.counts.held + entry.counts.rejected == 200)
    let held = try await journal.reader.outcomes(of: entry.plan.id, kinds: [.held], limit: 200)
    #expect(held.allSatisfy { $0.outcome.code == "RUN205" })
    #expect(held.contains { poison.contains($0.outcome.record.text) })
    let written = Set(bench.platforms.look { $0.leads.keys })
    #expect(written.isDisjoint(with: held.map(\.outcome.record.text)))
    #expect(written.count == entry.counts.created)
    await journal.close()
  }

  @Test func `each batch has a budget of its own`() async throws {
    let (bench, journal, entry) = try await ending(["50", "250"], of: 400, callsMax: 9)
    #expect(entry.counts.rejected == 2)
    #expect(entry.counts.created == 398)
    #expect(bench.platforms.look { $0.batches.count } <= 2 * 17)
    await journal.close()
  }

  @Test func `a crash in the middle finds it all the same`() async throws {
    var state = Bench.contacts(200)
    state.poison = ["77"]
    let (bench, journal) = try await Bench.ready(state)
    bench.platforms.change { $0.upsertTroubles = [5: .crashBefore] }
    _ = try? await bench.runner(journal).start(Bench.sync)
    await journal.close()
    let reopened = try await bench.openJournal()
    let left = try #require(try await reopened.reader.latestRun())
    let ending = try await bench.runner(reopened).resume(left.plan.id, by: nil)
    #expect(ending.entry.counts.rejected == 1)
    #expect(ending.entry.counts.created + ending.entry.counts.updated == 199)
    #expect(ending.entry.counts.addsUp)
    await reopened.close()
  }
}
