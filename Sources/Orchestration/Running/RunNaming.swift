import Records
import SyncMachine

/// Makes names of runs: the sync, the time, and for runs nobody scheduled a few characters by
/// chance.
package struct RunNaming: Sendable {
  private let chance: @Sendable () -> UInt16

  /// - Parameter chance: any number; tests give the same ones again.
  package init(chance: @escaping @Sendable () -> UInt16 = { .random(in: 0...UInt16.max) }) {
    self.chance = chance
  }

  /// `contacts-to-leads-20261124T021500Z-1f0a`.
  func name(_ sync: SyncName, at now: Instant) -> RunID {
    let digits = String(chance(), radix: 16)
    let padding = String(repeating: "0", count: 4 - digits.count)
    return RunID("\(sync)-\(Self.compact(now))-\(padding)\(digits)")
  }

  /// One occurrence of a schedule has one name.
  func name(_ sync: SyncName, due time: Instant) -> RunID {
    RunID("\(sync)-\(Self.compact(time))")
  }

  /// `20261124T021500Z`.
  private static func compact(_ instant: Instant) -> String {
    String(instant.text.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" }) + "Z"
  }
}
