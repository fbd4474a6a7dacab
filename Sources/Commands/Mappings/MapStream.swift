import Diagnostics
import MappingLanguage
import Records

/// Records on their way through a mapping, written as they come.
struct MapStream {
  private let worker: MappingWorker
  private let run: MappingContext
  private let idPath: FieldPath?
  private let context: CommandContext
  private let asJSON: Bool
  private var output: [UInt8] = []
  private(set) var exceptions = 0

  init(
    worker: MappingWorker,
    run: MappingContext,
    idPath: FieldPath?,
    context: CommandContext,
    asJSON: Bool
  ) {
    self.worker = worker
    self.run = run
    self.idPath = idPath
    self.context = context
    self.asJSON = asJSON
  }

  /// Reads standard input, line by line, in pieces: memory does not grow with it.
  mutating func takeStandardInput() {
    var splitter = LineSplitter()
    var checker = JSONLineChecker()
    while let piece = ProcessEdge.readBlock() {
      for line in splitter.lines(of: piece) { take(checker.record(line, source: "stdin")) }
    }
    if let line = splitter.lastLine() { take(checker.record(line, source: "stdin")) }
  }

  mutating func take(_ row: FileRecord) {
    switch row {
    case .problem(let problem):
      exceptions += 1
      tell(problem.description, problem.json)
    case .record(let record):
      let outcome: RecordOutcome
      do throws(JSONFault) {
        outcome = try worker.run(record, run)
      } catch {
        exceptions += 1
        tell("record \(record.id) is not JSON: \(error)", ["record": .string(record.id)])
        return
      }
      write(outcome, of: record)
    }
  }

  /// Writes what is left.
  mutating func finish() {
    context.output.write(output)
    output = []
  }

  private mutating func write(_ outcome: RecordOutcome, of record: SourceRecord) {
    switch outcome {
    case .emitted(let mapped):
      output += mapped.json
      output.append(UInt8(ascii: "\n"))
      if output.count > 1 << 16 { finish() }
    case .dropped(let filter): tell("record \(record.id): skipped by \(filter)", outcome.json)
    case .held(let held):
      exceptions += 1
      tell("record \(record.id): held by \(held.by)", outcome.json)
    case .rejected(let rejection), .runFailed(let rejection):
      exceptions += 1
      tell(
        "record \(record.id): invalid at \(rejection.target ?? "the record"): "
          + "\(rejection.code.rawValue) \(rejection.message)",
        outcome.json
      )
    }
  }

  private func tell(_ text: String, _ json: JSON) {
    context.errors.line(asJSON ? json.text() : ScreenText.oneLine(text))
  }
}
