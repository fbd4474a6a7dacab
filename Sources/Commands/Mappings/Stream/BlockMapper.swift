import Diagnostics
import MappingLanguage
import Records

/// What became of the records of a block.
struct MappedBlock: Sendable {
  let block: RecordBlock
  var output: [UInt8] = []
  var rejects: [Reject] = []
  var written = 0
  /// Lines of the block, and those before it that belong to no other.
  var lines = 0
  var counters: MappingCounters
  /// Whether a record of this mapper had a value in a field that is read.
  var hasRead = false
  /// Of the records of this mapper, as long as none was written.
  var sightings = FieldSightings()
  /// Whether a rule said that all stops at the last of the rejects.
  var isStopped = false
}

/// Maps one block after another, and owns the memory for it.
///
/// One task owns one mapper.
final class BlockMapper {
  private let worker: MappingWorker
  private let run: MappingContext
  private let output: RecordFormat
  /// An empty record where the mapping only updates, else none.
  private let current: CurrentRecord
  /// `nil` where nobody wants to know of rejects more than why.
  private let keys: RecordKeyReader?
  /// `nil` when something was written.
  private var lookout: FieldLookout?
  private var mapped = ByteBuffer()
  private var rows: CSVRowWriter

  /// `key`: how rejects name their records, where that is wanted.
  init(
    _ program: MappingProgram,
    run: MappingContext,
    output: RecordFormat,
    _ rows: MappedRows,
    key: RecordKey?
  ) {
    worker = MappingWorker(program)
    keys = key.map { RecordKeyReader($0) }
    lookout = FieldLookout(program)
    self.run = run
    self.output = output
    self.rows = rows.writer()
    current = program.spec.target.operation == .update ? .existing(Array("{}".utf8)) : .new
  }

  /// `source` is how messages name the file.
  func map(_ block: RecordBlock, of source: String) -> MappedBlock {
    let before = worker.counters
    var result = MappedBlock(block: block, counters: before)
    result.lines = block.linesBefore
    let bytes = block.bytes.span.extracting(0..<block.range.upperBound)
    switch block.content {
    case .leftOut(let problem):
      result.rejects.append(Reject(problem))
      result.lines += 1
    case .lines:
      var cursor = LineCursor(block.range)
      while !result.isStopped, let line = cursor.next(in: bytes) {
        map(bytes.extracting(line.range), at: line.number, into: &result)
      }
      result.lines += cursor.number
    case .rows(let header):
      var cursor = CSVRowCursor(header, from: block.range.lowerBound, source: source)
      while !result.isStopped, let row = cursor.next(in: bytes) {
        switch row {
        case .problem(let problem): result.rejects.append(Reject(problem))
        case .record(let line): map(cursor.json.span, at: line, into: &result)
        }
      }
      result.lines += cursor.lineCount
    }
    for index in result.rejects.indices { result.rejects[index].line? += block.linesBefore }
    result.output = output == .csv ? rows.take() : mapped.array
    mapped.removeAll()
    result.counters = worker.counters.since(before)
    result.hasRead = worker.hasRead
    result.sightings = lookout?.sightings ?? FieldSightings()
    return result
  }

  private func map(
    _ json: borrowing Span<UInt8>,
    at line: Int,
    into result: inout MappedBlock
  ) {
    let ended: RecordOutcome?
    do throws(JSONFault) {
      ended = try worker.write(json, run, current: current, to: &mapped)
    } catch {
      let problem =
        FileSignature.returnsAlone(json, error, line: line)
        ?? FileSignature.suspectedCSV(json, error, line: line)
      result.rejects.append(Reject(problem ?? error.diagnostic(line: line, of: "")))
      return
    }
    if let ended {
      if case .runFailed = ended { result.isStopped = true }
      if let reject = Reject(ended, line: line) {
        result.rejects.append(detailed(reject, json))
      }
      return
    }
    result.written += 1
    lookout = nil
    if output == .csv {
      mapped.lend { rows.append($0) }
      mapped.removeAll()
    } else {
      mapped.append(UInt8(ascii: "\n"))
    }
  }

  /// A reject with the key of its record and the kinds of values that ended it.
  private func detailed(_ reject: Reject, _ json: borrowing Span<UInt8>) -> Reject {
    guard keys != nil || lookout != nil else { return reject }
    var record: [UInt8] = []
    record.append(json)
    lookout?.note(reject, record) { trace(of: record) }
    guard let keys else { return reject }
    var reject = reject
    reject.recordKey = keys.key(of: record, run)
    guard reject.kind != .skipped, let rule = reject.rule else { return reject }
    reject.inputClass = trace(of: record).flatMap { InputClass.names(in: $0, endedBy: rule) }
    return reject
  }

  private func trace(of record: [UInt8]) -> RecordTrace? {
    try? worker.explain(SourceRecord(id: "", json: record), run, current: current)
  }
}

extension MappingCounters {
  /// What was counted after an earlier state of the same counters.
  func since(_ earlier: MappingCounters) -> MappingCounters {
    var counters = self
    counters.records -= earlier.records
    for index in rules.indices {
      counters.rules[index].emitted -= earlier.rules[index].emitted
      counters.rules[index].null -= earlier.rules[index].null
      counters.rules[index].error -= earlier.rules[index].error
      counters.rules[index].unlisted -= earlier.rules[index].unlisted
      counters.rules[index].truncated -= earlier.rules[index].truncated
    }
    for index in filters.indices { counters.filters[index] -= earlier.filters[index] }
    return counters
  }
}
