import Records

/// The inside of a worker: the memory and the values of the record at hand.
///
/// A struct that is never copied, so that the compiler proves what a class would check at run time.
struct RecordEngine: ~Copyable {
  let program: MappingProgram
  let parts: ProgramParts
  let steps: ObjectTable<CompiledStep>
  let functions: ObjectTable<ReadyFunction>
  /// What there is to know of the steps whose function is the same for every record.
  let plainSteps: FixedMemory<CompiledStep.Plain>
  let tests: ObjectTable<CompiledTest>
  let checks: ObjectTable<TargetCheck>
  let slotReadings: ObjectTable<FieldReading>
  let currentReadings: ObjectTable<FieldReading>
  var ruleCounters: FixedMemory<MappingCounters.OfRule>
  var filterCounters: FixedMemory<Int>
  var recordCount = 0
  /// Whether any record had a value in a field that is read.
  private(set) var hasRead = false
  var arena = Arena()
  let constants: [Value]
  private let emptyArena: Arena.Mark
  private var reader: RecordReader
  private var currentReader: RecordReader
  /// The object that the rules write.
  var output = ByteBuffer()
  /// The values of the target's key fields, as texts.
  var keys: [Value]

  // What belongs to the record at hand.
  var raw: [Value] = []
  var slots: LazyValues
  var currentRaw: [Value] = []
  var currents: LazyValues
  var variables: LazyValues
  var lookups: LazyValues
  var isNew = true
  /// Whether somebody asked the destination and it holds no such record.
  private var isKnownNew = false
  /// The element inside `each`.
  var element = Value.null
  var context = MappingContext(run: RunConstants(startedAt: Instant(milliseconds: 0), runID: ""))
  var trace: TraceRecorder?
  /// What a value under construction is made of; a stack, as values stand in values.
  var pieces: [Value] = []
  /// Functions made for steps with varying parameters, by the values of those.
  var varying: [[[String]: ReadyFunction]]

  init(_ program: MappingProgram) {
    self.program = program
    parts = program.parts
    steps = ObjectTable(parts.steps)
    functions = ObjectTable(parts.steps.map(\.function))
    plainSteps = FixedMemory(parts.steps.map(\.plain))
    tests = ObjectTable(parts.tests)
    checks = ObjectTable(parts.checks)
    slotReadings = ObjectTable(parts.slots.map(\.reading))
    currentReadings = ObjectTable(parts.currents.map(\.reading))
    ruleCounters = FixedMemory(repeating: MappingCounters.OfRule(), count: parts.rules.count)
    filterCounters = FixedMemory(repeating: 0, count: parts.filters.count)
    var constants: [Value] = []
    for constant in parts.constants { constants.append(constant.make(in: &arena)) }
    self.constants = constants
    emptyArena = arena.mark
    reader = RecordReader(paths: parts.slots.map(\.path))
    currentReader = RecordReader(paths: parts.currents.map(\.path))
    slots = LazyValues(count: parts.slots.count)
    currents = LazyValues(count: parts.currents.count)
    variables = LazyValues(count: parts.variables.count)
    lookups = LazyValues(count: parts.lookups.count)
    keys = Array(repeating: .null, count: program.spec.target.key.count)
    varying = Array(repeating: [:], count: parts.varyingSteps)
  }

  deinit {
    steps.free()
    functions.free()
    tests.free()
    checks.free()
    slotReadings.free()
    currentReadings.free()
  }

  /// What the rules and filters did so far; setting it takes counting back.
  var counters: MappingCounters {
    get {
      var counters = MappingCounters(rules: 0, filters: 0)
      counters.rules = ruleCounters.array
      counters.filters = filterCounters.array
      counters.records = recordCount
      return counters
    }
    set {
      for (index, counter) in newValue.rules.enumerated() { ruleCounters[index] = counter }
      for (index, count) in newValue.filters.enumerated() { filterCounters[index] = count }
      recordCount = newValue.records
    }
  }

  /// Reads a record and forgets the one before.
  mutating func begin(
    _ record: borrowing Span<UInt8>,
    _ context: MappingContext,
    _ current: CurrentRecord
  ) throws(JSONFault) {
    arena.reset(to: emptyArena)
    slots.reset()
    currents.reset()
    variables.reset()
    lookups.reset()
    element = .null
    self.context = context
    try reader.read(record, into: &raw, arena: &arena)
    if !hasRead { hasRead = raw.contains { !$0.isNull } }
    switch current {
    case .existing(let json):
      isNew = false
      isKnownNew = false
      try currentReader.read(json.span, into: &currentRaw, arena: &arena)
    case .new, .unread:
      isNew = true
      isKnownNew = current == .new
      currentRaw.removeAll(keepingCapacity: true)
    }
  }

  /// What becomes of the record that was begun.
  mutating func outcome(_ id: String) -> RecordOutcome {
    if let ended = decide() { return ended }
    let key = keys.map { $0.isNull ? "" : arena.string($0) }.joined(separator: "\u{1F}")
    return .emitted(MappedRecord(id: id, key: key, json: output.array))
  }

  /// Writes the record that was begun to ``output``; how it ends where it is not written.
  mutating func decide() -> RecordOutcome? {
    recordCount += 1
    if isKnownNew, program.spec.target.operation == .update {
      trace?.closeRest(after: -1)
      return .dropped(by: MappingProgram.updateOnly)
    }
    if let decided = runFilters() {
      trace?.closeRest(after: -1)
      return decided
    }
    return runRules()
  }

  /// The outcome with everything that led to it; counts nothing.
  mutating func trace(_ id: String) -> RecordTrace {
    let counted = counters
    trace = TraceRecorder(program)
    let outcome = outcome(id)
    let entries = trace?.entries ?? []
    let remarks = trace?.remarks ?? []
    trace = nil
    counters = counted
    return RecordTrace(outcome: outcome, entries: entries, remarks: remarks)
  }
}
