import ArgumentParser
import CBench

/// The bare loop in C, and what the disk can do at best: what our own figures stand beside.
enum CLoop {
  /// Seconds that so many rows took, in transactions of `batch`.
  static func write(_ shape: JournalShape, to path: String) throws -> Double {
    let nanoseconds = unsafe cbench_write_journal(
      path,
      CBenchJournal(
        rows: Int64(shape.rows),
        batch: Int32(shape.batch),
        streams: Int32(JournalShape.streams),
        body_bytes: Int32(JournalShape.bodyBytes)
      )
    )
    guard nanoseconds > 0 else {
      throw ValidationError("SQLite answers \(-nanoseconds) to the bare loop.")
    }
    return Double(nanoseconds) / 1e9
  }

  /// Microseconds for 4 KB appended and synced: the median of 200.
  static func syncMicroseconds(at path: String) throws -> Double {
    let nanoseconds = unsafe cbench_sync_median(path, 200)
    guard nanoseconds > 0 else { throw ValidationError("The disk does not sync.") }
    return Double(nanoseconds) / 1e3
  }
}
