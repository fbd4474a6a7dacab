import Diagnostics
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine
import Testing

/// A mapping that was approved in an older version of the language.
@Suite("A mapping of an older language version", .timeLimit(.minutes(10)))
struct OlderVersionTests {
  /// The bench's mapping as version 0 wrote it: the last name is the first word.
  private static let old = Bench.spec
    .replacing(#"{"s": "S1", "quote": "Copy"}"#, with: #""S1""#)
    .replacing(
      #""value": {"field": "lastname"}"#,
      with: #""value": {"field": "lastname", "then": [{"fn": "word", "index": 0}]}"#
    )

  @Test func `runs upgraded, and keeps the bytes and the hash that were approved`() async throws {
    let bench = try Bench(Bench.contacts(3))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal, kept: Self.old)
    let before = try await journal.reader.mappingVersion(Bench.mapping, 1)
    let ending = try await bench.runner(journal).start(Bench.sync) { bench.note($0) }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.plan.seal == before.approval?.seal)

    let told = try #require(bench.noted.first { $0.problem?.code == .M110 })
    #expect(told.kind == .runStarted)
    #expect(told.problem?.location?.source == "contacts-to-leads, version 1")

    let after = try await journal.reader.mappingVersion(Bench.mapping, 1)
    #expect(after.spec == Self.old)
    #expect(after.specHash == .sha256(Self.old))
    #expect(after.approval == before.approval)

    bench.platforms.look { #expect($0.leads["2"]?["LastName"] == "Name") }
    let explanation = try await RecordExplainer(journal.reader).explain("1", field: "LastName")
    #expect(explanation.entries(of: "LastName").map(\.result) == [.value("Name")])
    await journal.close()
  }

  @Test func `cannot run where a part has no counterpart, and says which`() async throws {
    let bench = try Bench(Bench.contacts(3))
    let journal = try await bench.openJournal()
    let broken = Self.old.replacing(#""fn": "word", "index": 0"#, with: #""fn": "flatten""#)
    try await bench.shelve(journal, kept: broken)
    await #expect {
      _ = try await bench.runner(journal).start(Bench.sync)
    } throws: { error in
      guard case .refused(let list) = error as? RunFault else { return false }
      return list.diagnostics.map(\.code) == [.RUN103, .M111]
        && list.diagnostics[1].location?.pointer == "/rules/1/value/then/0"
    }
    await journal.close()
  }
}
