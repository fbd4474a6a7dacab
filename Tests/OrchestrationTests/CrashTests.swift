import Journal
import Orchestration
import Records
import SyncMachine
import Synchronization
import Testing

/// A run is stopped dead at every boundary there is, the journal opened again as a new process
/// would, and the run resumed: every record has one outcome, and nothing is created twice.
@Suite("A run that is stopped dead")
struct CrashTests {
  private static let contacts = 230
  /// Account, token, three pages with a look-up each, two upserts.
  private static let requests = 10
  private static let reports = 14

  private func resumed(_ bench: Bench) async throws -> RunEnding {
    let journal = try await bench.openJournal()
    let ending: Result<RunEnding, any Error>
    do {
      ending = .success(try await resumed(bench, journal))
    } catch {
      ending = .failure(error)
    }
    await journal.close()
    return try ending.get()
  }

  private func resumed(_ bench: Bench, _ journal: EventJournal) async throws -> RunEnding {
    // Where it died before the run was scheduled, there is nothing to resume.
    guard let left = try await journal.reader.latestRun() else {
      return try await bench.runner(journal).start(Bench.sync)
    }
    return left.state.phase.isFinal
      ? RunEnding(entry: left)
      : try await bench.runner(journal).resume(left.plan.id, by: nil)
  }

  private func check(_ bench: Bench, _ ending: RunEnding) {
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.addsUp)
    #expect(ending.entry.counts.read == Self.contacts)
    let counts = ending.entry.counts
    #expect(counts.created + counts.updated == Self.contacts)
    bench.platforms.look { state in
      #expect(state.leads.count == Self.contacts)
      let creates = state.arrivals.filter(\.isCreate).map(\.key)
      #expect(Set(creates).count == creates.count)
    }
  }

  @Test(arguments: 1...requests, [true, false])
  func `at a request goes on where it was`(number: Int, isApplied: Bool) async throws {
    let bench = try Bench(Bench.contacts(Self.contacts))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.troubles[number] = isApplied ? .crashAfter : .crashBefore }
    await #expect(throws: RunFault.self) {
      try await bench.runner(journal).start(Bench.sync)
    }
    await journal.close()
    bench.platforms.change { $0.troubles = [:] }
    check(bench, try await resumed(bench))
  }

  @Test(arguments: 1...reports)
  func `between two steps goes on where it was`(number: Int) async throws {
    let bench = try Bench(Bench.contacts(Self.contacts))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    let crash = Crash(after: number)
    let task = Task { [runner = bench.runner(journal)] in
      try await runner.start(Bench.sync) { _ in crash.count() }
    }
    crash.strike { task.cancel() }
    _ = await task.result
    await journal.close()
    check(bench, try await resumed(bench))
  }

  @Test func `again and again while it is resumed goes on all the same`() async throws {
    let bench = try Bench(Bench.contacts(Self.contacts))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    await journal.close()
    for step in 1...40 {
      bench.platforms.change { state in
        state.troubles = [state.requests + 3: step.isMultiple(of: 2) ? .crashAfter : .crashBefore]
      }
      guard (try? await resumed(bench)) == nil else { break }
    }
    bench.platforms.change { $0.troubles = [:] }
    check(bench, try await resumed(bench))
  }

  @Test func `finds out what became of the batch whose answer was lost`() async throws {
    let bench = try Bench(Bench.contacts(Self.contacts))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    bench.platforms.change { $0.upsertTroubles = [1: .crashAfter] }
    // One at a time: another may be under way already, and be open as well.
    var options = RunOptions()
    options.inFlightMax = 1
    await #expect(throws: RunFault.self) {
      try await bench.runner(journal, options: options).start(Bench.sync)
    }
    let left = try #require(try await journal.reader.latestRun())
    #expect(left.state == .running)
    let open = try await journal.reader.openBatches(of: left.plan.id)
    #expect(open.map(\.state) == [.intended(attempt: 1)])
    await journal.close()
    let ending = try await resumed(bench)
    check(bench, ending)
    // The lost batch was sent twice, and the second time only updated.
    #expect(ending.entry.counts.updated == 200)
    #expect(bench.platforms.look { $0.batches }.sorted() == [30, 200, 200])
  }

  @Test func `cuts a batch that takes the process down again and again`() async throws {
    let bench = try Bench(Bench.contacts(8))
    let journal = try await bench.openJournal()
    try await bench.shelve(journal)
    await journal.close()
    bench.platforms.change {
      $0.upsertTroubles = [1: .crashBefore, 2: .crashBefore, 3: .crashBefore]
    }
    for _ in 1...3 { _ = try? await resumed(bench) }
    let ending = try await resumed(bench)
    #expect(ending.entry.counts.created == 8)
    #expect(bench.platforms.look { $0.batches } == [4, 4])
  }
}

/// Calls a task off after so many reports.
private final class Crash: Sendable {
  private let state: Mutex<(left: Int, strike: (@Sendable () -> Void)?)>

  init(after count: Int) { state = Mutex((count, nil)) }

  func strike(_ strike: @escaping @Sendable () -> Void) {
    let isDue = state.withLock { state in
      state.strike = strike
      return state.left <= 0
    }
    if isDue { strike() }
  }

  func count() {
    let strike = state.withLock { state in
      state.left -= 1
      return state.left == 0 ? state.strike : nil
    }
    strike?()
  }
}
