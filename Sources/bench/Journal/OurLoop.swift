import Foundation
import Journal
import Records
import SyncMachine

/// The same rows through our own journal.
enum OurLoop {
  /// Seconds that so many events took, each change with `batch` of them, in turn on 8 streams.
  static func write(_ shape: JournalShape, to path: String) async throws -> Double {
    let journal = try await open(path)
    let change = change(of: shape.batch)
    let clock = ContinuousClock()
    let start = clock.now
    for _ in 0..<shape.transactions { try await journal.commit(change) }
    let elapsed = clock.now - start
    await journal.close()
    return elapsed.seconds
  }

  /// Seconds that so many producers took for `commits` changes of one event each, every producer
  /// waiting for its own to be durable before the next.
  static func commit(_ commits: Int, producers: Int, to path: String) async throws -> Double {
    let journal = try await open(path)
    let each = commits / producers
    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      for producer in 0..<producers {
        let note = note(stream: producer % JournalShape.streams, events: 1)
        group.addTask {
          for _ in 0..<each { try await journal.commit(.note(note)) }
        }
      }
      try await group.waitForAll()
    }
    let elapsed = clock.now - start
    await journal.close()
    return elapsed.seconds
  }

  private static func open(_ path: String) async throws -> EventJournal {
    try await EventJournal.open(at: path, actor: "bench") {
      Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))
    }
  }

  /// One change of so many events, shared out evenly.
  private static func change(of events: Int) -> JournalChange {
    let streams = JournalShape.streams
    let writes = (0..<streams).map { stream in
      let share = events / streams + (stream < events % streams ? 1 : 0)
      return JournalWrite.note(note(stream: stream, events: share))
    }
    return JournalChange(writes)
  }

  private static func note(stream: Int, events: Int) -> JournalNote {
    JournalNote(.sync(SyncName("bench-\(stream)")), Array(repeating: event, count: events))
  }

  /// As long as the row of the bare loop.
  private static let event: StoredEvent = {
    let frame = #"{"text":""}"#
    let filling = String(repeating: "x", count: JournalShape.bodyBytes - frame.utf8.count)
    return StoredEvent("bench.written", body: #"{"text":""# + filling + #""}"#)
  }()
}

extension Duration {
  /// In seconds, with their fraction.
  var seconds: Double {
    let parts = components
    return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
  }
}
