import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Synchronization
import Testing

/// A disk that fills up stops a run before anything is lost, and the run goes on by itself.
@Suite("A full disk", .timeLimit(.minutes(10)))
struct DiskTests {
  private static let gibibyte = 1 << 30

  /// Says how much is free, one answer after the other, then plenty.
  private static func room(_ free: [Int]) -> @Sendable () -> DiskRoom {
    let answers = Mutex(free)
    return {
      answers.withLock { left in
        DiskRoom(free: left.isEmpty ? 10 * gibibyte : left.removeFirst(), size: 100 * gibibyte)
      }
    }
  }

  @Test func `reading waits while the disk is low, and what is staged is delivered`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(1_000))
    let delivered = Mutex<[Int]>([])
    var options = RunOptions()
    // Two pages are read; then the disk is low, until all that was read is delivered.
    options.room = {
      let isLow = bench.platforms.look { $0.listed == 2 && $0.arrivals.count < 200 }
      return DiskRoom(
        free: isLow ? Self.gibibyte / 2 : 10 * Self.gibibyte,
        size: 100 * Self.gibibyte
      )
    }
    let ending = try await bench.runner(journal, options: options).start(Bench.sync) { report in
      guard report.kind == .pageFetching else { return }
      let count = bench.platforms.look { $0.arrivals.count }
      delivered.withLock { $0.append(count) }
    }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.created == 1_000)
    // Not packed with what is read later: the run did not wait for more.
    #expect(bench.platforms.look { $0.batches.first } == 200)
    #expect(delivered.withLock { $0.prefix(3) } == [0, 0, 200])
    await journal.close()
  }

  @Test func `nothing is sent while the disk is nearly full`() async throws {
    let (bench, journal) = try await Bench.ready(Bench.contacts(300))
    var options = RunOptions()
    options.room = Self.room(Array(repeating: Self.gibibyte / 8, count: 3))
    let begin = bench.clock.now()
    let ending = try await bench.runner(journal, options: options).start(Bench.sync) {
      bench.note($0)
    }
    #expect(ending.entry.state == .completed)
    #expect(ending.entry.counts.created == 300)
    let waits = bench.noted.filter { $0.kind == .runWaits }
    #expect(!waits.isEmpty)
    #expect(waits.allSatisfy { $0.progress.statusText.contains("disk") })
    #expect(bench.clock.now().milliseconds - begin.milliseconds >= 30_000)
    await journal.close()
  }

  /// A real file system, and a real refusal to write.
  @Test(
    .enabled("needs the right to mount") { try SmallDisk.isPossible() },
    arguments: [true, false]
  )
  func `a run outlives a file system that is full`(isWatched: Bool) async throws {
    let disk = try SmallDisk(mebibytes: 8)
    defer { disk.remove() }
    let bench = try Bench(Bench.contacts(12_000))
    let journal = try await bench.openJournal(in: disk.folder)
    try await bench.shelve(journal)
    var options = RunOptions()
    if !isWatched {
      options.room = { DiskRoom(free: 10 * Self.gibibyte, size: 100 * Self.gibibyte) }
    }
    let waits = Mutex(0)
    let ending = try await bench.runner(journal, options: options).start(Bench.sync) { report in
      guard report.kind == .runWaits else { return }
      let count = waits.withLock { count in
        count += 1
        return count
      }
      // Somebody makes room, though not at once.
      if count == 3 { disk.grow(mebibytes: 200) }
    }
    #expect(ending.entry.state == .completed)
    // Of the four batches under way, those whose answers could not be written down are sent again,
    // and update what they made.
    let counts = ending.entry.counts
    #expect(counts.created + counts.updated == 12_000, "\(counts)")
    #expect(counts.updated <= 4 * 200, "\(counts)")
    #expect(waits.withLock { $0 } >= 3)
    bench.platforms.look { state in
      #expect(state.leads.count == 12_000)
      #expect(Set(state.arrivals).count == state.arrivals.count)
    }
    await journal.close()
    _ = try await JournalKeeping(disk.folder + "/journal.sqlite").verify()
  }
}

/// A file system of its own, in memory.
struct SmallDisk {
  let folder: String

  init(mebibytes: Int) throws {
    folder = FileManager.default.temporaryDirectory.path + "/disk-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.run("mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", folder)
  }

  static func isPossible() throws -> Bool {
    guard let disk = try? SmallDisk(mebibytes: 1) else { return false }
    disk.remove()
    return true
  }

  func grow(mebibytes: Int) {
    try? Self.run("mount", "-o", "remount,size=\(mebibytes)m", folder)
  }

  func remove() {
    try? Self.run("umount", folder)
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func run(_ words: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }
}
