import Diagnostics
import MappingLanguage
import Records

/// Records on their way through a mapping, written as they come: memory does not grow with them.
struct MapStream: ~Copyable {
  private let worker: MappingWorker
  private let run: MappingContext
  /// An empty record where the mapping only updates, else none.
  private let current: CurrentRecord
  private let context: CommandContext
  private let asJSON: Bool
  private var output = ByteBuffer()
  private(set) var exceptions = 0

  init(worker: MappingWorker, run: MappingContext, context: CommandContext, asJSON: Bool) {
    self.worker = worker
    self.run = run
    current = worker.program.spec.target.operation == .update ? .existing(Array("{}".utf8)) : .new
    self.context = context
    self.asJSON = asJSON
  }

  /// Maps a file of JSON Lines to its end.
  mutating func takeLines(of file: borrowing InputFile) throws(Diagnostic) {
    var splitter = LineSplitter()
    var isOpen = true
    while isOpen {
      isOpen = try splitter.fill { (room, place) throws(Diagnostic) in
        try file.read(into: &room, from: place)
      }
      while let line = isOpen ? splitter.next() : splitter.last() {
        take(splitter.bytes.span.extracting(line.range), line.number, of: file.name)
      }
    }
    finish()
  }

  /// Maps the rows of a CSV file.
  mutating func takeRows(of reader: CSVReader, named file: String) {
    for row in reader {
      switch row {
      case .problem(let problem):
        exceptions += 1
        tell(problem.description, problem.json)
      case .record(let record): take(record.json.span, Int(record.id) ?? 0, of: file)
      }
    }
    finish()
  }

  /// A record is known by the number of its line.
  private mutating func take(_ json: borrowing Span<UInt8>, _ number: Int, of file: String) {
    do throws(JSONFault) {
      if let ended = try worker.write(json, run, current: current, to: &output) {
        tell(ended, of: number)
        return
      }
    } catch {
      let problem = error.diagnostic(line: number, of: file)
      exceptions += 1
      tell(problem.description, problem.json)
      return
    }
    output.append(UInt8(ascii: "\n"))
    if output.count > 1 << 16 { finish() }
  }

  /// Writes what is left.
  private mutating func finish() {
    context.output.write(output.array)
    output.removeAll()
  }

  /// Why a record is not written.
  private mutating func tell(_ outcome: RecordOutcome, of number: Int) {
    switch outcome {
    case .emitted: return
    case .dropped(let filter): tell("record \(number): skipped by \(filter)", outcome.json)
    case .held(let held):
      exceptions += 1
      tell("record \(number): held by \(held.by)", outcome.json)
    case .rejected(let rejection), .runFailed(let rejection):
      exceptions += 1
      tell(
        "record \(number): invalid at \(rejection.target ?? "the record"): "
          + "\(rejection.code.rawValue) \(rejection.message)",
        outcome.json
      )
    }
  }

  private func tell(_ text: String, _ json: JSON) {
    context.errors.line(asJSON ? json.text() : PrintableText.of(text))
  }
}
