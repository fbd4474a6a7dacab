package import Records

/// Runs a program over one record after another; owns the memory for it.
///
/// One worker serves one task at a time; any number of workers share a program. Workers do not
/// influence what they make: the same record in the same context gives the same bytes.
package final class MappingWorker {
  /// A value that is computed when it is first needed.
  enum Lazy {
    case pending
    case ready(Value)
    case failed(EvaluationFault)
  }

  package let program: MappingProgram
  package internal(set) var counters: MappingCounters

  let parts: ProgramParts
  var arena = Arena()
  let constants: [Value]
  private let emptyArena: Arena.Mark
  private var reader: RecordReader
  private var currentReader: RecordReader
  var output: [UInt8] = []

  // What belongs to the record at hand.
  var raw: [Value] = []
  var slots: [Lazy]
  var currentRaw: [Value] = []
  var currents: [Lazy]
  var variables: [Lazy]
  var lookups: [Lazy]
  var isNew = true
  /// Whether somebody asked the destination and it holds no such record.
  private var isKnownNew = false
  /// The element inside `each`.
  var element = Value.null
  var context = MappingContext(run: RunConstants(startedAt: Instant(milliseconds: 0), runID: ""))
  var trace: TraceRecorder?
  /// Functions made for steps with varying parameters, by the values of those.
  var varying: [[[String]: any MappingFunction]]

  package init(_ program: MappingProgram) {
    self.program = program
    let parts = program.parts
    self.parts = parts
    counters = MappingCounters(rules: parts.rules.count, filters: parts.filters.count)
    var constants: [Value] = []
    for constant in parts.constants { constants.append(constant.make(in: &arena)) }
    self.constants = constants
    emptyArena = arena.mark
    reader = RecordReader(paths: parts.slots.map(\.path))
    currentReader = RecordReader(paths: parts.currents.map(\.path))
    slots = Array(repeating: .pending, count: parts.slots.count)
    currents = Array(repeating: .pending, count: parts.currents.count)
    variables = Array(repeating: .pending, count: parts.variables.count)
    lookups = Array(repeating: .pending, count: parts.lookups.count)
    varying = Array(repeating: [:], count: parts.varyingSteps)
  }

  /// What the program makes of one record.
  ///
  /// `current`: what the destination holds, needed where ``MappingProgram/needsCurrent``. Throws
  /// where the record, or what the destination holds, is not a JSON object.
  package func run(
    _ record: SourceRecord,
    _ context: MappingContext,
    current: CurrentRecord = .unread
  ) throws(JSONFault) -> RecordOutcome {
    try begin(record, context, current)
    counters.records += 1
    return outcome(record.id)
  }

  /// What the program makes of one record, and how: see ``RecordTrace``. Counts nothing.
  package func explain(
    _ record: SourceRecord,
    _ context: MappingContext,
    current: CurrentRecord = .unread
  ) throws(JSONFault) -> RecordTrace {
    try begin(record, context, current)
    let counted = counters
    trace = TraceRecorder(program)
    let outcome = outcome(record.id)
    let entries = trace?.entries ?? []
    trace = nil
    counters = counted
    return RecordTrace(outcome: outcome, entries: entries)
  }

  /// Reads a record and forgets the one before.
  func begin(
    _ record: SourceRecord,
    _ context: MappingContext,
    _ current: CurrentRecord
  ) throws(JSONFault) {
    arena.reset(to: emptyArena)
    for index in slots.indices { slots[index] = .pending }
    for index in currents.indices { currents[index] = .pending }
    for index in variables.indices { variables[index] = .pending }
    for index in lookups.indices { lookups[index] = .pending }
    element = .null
    self.context = context
    try reader.read(record.json.span, into: &raw, arena: &arena)
    switch current {
    case .existing(let json):
      isNew = false
      try currentReader.read(json.span, into: &currentRaw, arena: &arena)
    case .new, .unread:
      isNew = true
      currentRaw.removeAll(keepingCapacity: true)
    }
    isKnownNew = current == .new
  }

  private func outcome(_ id: String) -> RecordOutcome {
    if isKnownNew, program.spec.target.operation == .update {
      return .dropped(by: MappingProgram.updateOnly)
    }
    if let decided = runFilters() {
      trace?.closeRest(after: -1)
      return decided
    }
    return runRules(id)
  }
}
