import CAllocations
import MappingLanguage
import Records

/// The engine over the same records again and again, on one thread and with nothing around it.
///
/// It is what `crosswalk map` does between reading and writing.
struct EngineLoop: ~Copyable {
  private static let outputMax = 1 << 16

  private let records: [UInt8]
  private let lines: [Range<Int>]
  private let worker: MappingWorker
  private let context = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 0), runID: "loop"),
    lookups: LookupTable(unanswered: .none)
  )
  private var output = ByteBuffer()

  var count: Int { lines.count }

  /// `records`: JSON Lines.
  init(_ program: MappingProgram, records: [UInt8]) {
    self.records = records
    lines = JSONLines(records).map { $0.bytes.startIndex..<$0.bytes.endIndex }
    worker = MappingWorker(program)
  }

  /// Maps every record once, and answers how many were written.
  ///
  /// Throws where a line is no JSON object.
  mutating func pass() throws(JSONFault) -> Int {
    let records = records
    var written = 0
    for line in lines {
      let ended = try worker.write(
        records.span.extracting(line),
        context,
        current: .new,
        to: &output
      )
      if ended == nil { written += 1 }
      if output.count > Self.outputMax { output.removeAll() }
    }
    return written
  }

  /// How often one more pass asks for memory; -1 where the system does not tell.
  mutating func allocations() throws(JSONFault) -> Int {
    let before = callocations_count()
    guard before >= 0 else { return -1 }
    _ = try pass()
    return Int(callocations_count() - before)
  }
}
