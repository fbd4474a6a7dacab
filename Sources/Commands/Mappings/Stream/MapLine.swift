import Diagnostics
import MappingLanguage
import Records

/// The records of one file.
private struct RecordSource: ~Copyable {
  var file: InputFile
  var splitter: RecordSplitter
  /// Whether the columns of the header were looked at.
  private var isChecked = false

  init(_ input: MapInput) throws(DiagnosticList) {
    do throws(Diagnostic) {
      file = try input.open()
    } catch {
      throw DiagnosticList([error])
    }
    splitter = RecordSplitter(input.format, source: input.name)
  }

  /// See ``RecordSplitter/next(from:)``; adds the bytes that were read of the disk.
  mutating func next(counting read: inout Int) throws(DiagnosticList) -> RecordBlock? {
    let before = file.position
    let block = try splitter.next(from: &file)
    read += file.position - before
    return block
  }

  /// The columns of a CSV file, once.
  mutating func columns() -> [String]? {
    guard !isChecked, let columns = splitter.columns else { return nil }
    isChecked = true
    return columns
  }
}

/// Blocks out of files for mappers to take, and what they make of them back in order.
///
/// Any number of mappers make the same bytes. Few blocks are in memory at once: a mapper that is
/// ahead of the others waits.
actor MapLine {
  /// A block for one mapper.
  struct Taken: Sendable {
    let number: Int
    let source: String
    let block: RecordBlock
  }

  private enum Place {
    case mapped(MappedBlock)
    /// The next file begins.
    case begins(String)
    /// The file lacks something.
    case lacking(Diagnostic)
    /// The file cannot be read further.
    case broken(DiagnosticList)
  }

  private var inputs: [MapInput]
  private let fields: ReadFields
  private var source: RecordSource?
  /// How many places have been given away, and how many are told.
  private var taken = 0
  private var told = 0
  private var waiting: [Int: Place] = [:]
  private let aheadMax: Int
  private var sleepers: [CheckedContinuation<Void, Never>] = []
  private var isEnded = false
  private var report: MapReport
  private var failure: OutputFault?

  init(_ inputs: [MapInput], reading fields: ReadFields, _ report: MapReport, jobs: Int) {
    self.inputs = inputs.reversed()
    self.fields = fields
    self.report = report
    aheadMax = jobs * 4
    report.tellNotes()
  }

  /// The next block; `nil` where there is none.
  func take() async -> Taken? {
    while !isEnded, taken - told >= aheadMax {
      await withCheckedContinuation { sleepers.append($0) }
    }
    while !isEnded {
      do throws(DiagnosticList) {
        let block = try source?.next(counting: &report.progress.read)
        if let columns = source?.columns(),
          let lacking = try fields.check(columns, of: source?.file.name ?? "")
        {
          place(.lacking(lacking))
        }
        if let block {
          taken += 1
          return Taken(number: taken - 1, source: source?.file.name ?? "", block: block)
        }
        source = nil
        guard let input = inputs.popLast() else { return nil }
        place(.begins(input.name))
        source = try RecordSource(input)
      } catch {
        source = nil
        place(.broken(error))
      }
    }
    return nil
  }

  /// Takes what was made of a block; writes it when all before it is written.
  func give(_ mapped: MappedBlock, for number: Int) {
    waiting[number] = .mapped(mapped)
    tell()
  }

  /// Says on the screen how it went, and with what status the command ends.
  ///
  /// - Throws: CFG003 where an output cannot be written.
  func end() throws(Diagnostic) -> ExitStatus? {
    if failure == nil {
      do throws(OutputFault) {
        try report.finishRecords()
      } catch {
        failure = error
      }
    }
    // What was counted then says nothing of what stands in the file.
    switch failure {
    case .readerGone:
      report.progress.clear()
      return .error
    case .unwritable(var problem):
      report.progress.clear()
      problem.hint = "The output is incomplete, and its last line may be cut: map again."
      throw problem
    case nil:
      report.end()
      return report.status
    }
  }

  private func place(_ place: Place) {
    waiting[taken] = place
    taken += 1
    tell()
  }

  private func tell() {
    while !isEnded, let place = waiting.removeValue(forKey: told) {
      told += 1
      do throws(OutputFault) {
        switch place {
        case .begins(let name): report.begin(name)
        case .lacking(let warning): report.add(warning)
        case .broken(let problems): try report.add(problems)
        case .mapped(let mapped):
          try report.add(mapped)
          isEnded = mapped.isStopped
          source?.splitter.recycle(mapped.block)
        }
      } catch {
        end(for: error)
      }
    }
    wake()
  }

  private func end(for fault: OutputFault) {
    failure = fault
    isEnded = true
  }

  private func wake() {
    for sleeper in sleepers { sleeper.resume() }
    sleepers.removeAll()
  }
}
