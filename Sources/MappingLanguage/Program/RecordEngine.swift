import Patterns
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
  let patterns: ObjectTable<Pattern>
  let slotReadings: ObjectTable<FieldReading>
  /// Whether a slot is read as a text whose blanks at the ends go: one without any is itself.
  let trimmedTexts: FixedMemory<Bool>
  let rules: FixedMemory<CompiledRule>
  /// The expressions of variables, -1 for those that are records.
  let variableExpressions: FixedMemory<Int>
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
  /// How the record ended at the rule that was evaluated last, and why.
  var failure: (outcome: RecordOutcome, rejection: Rejection)?
  /// The values of the target's key fields, as texts.
  var keys: [Value]

  // What belongs to the record at hand.
  var raw: [Value] = []
  var slots: LazyValues
  var currentRaw: [Value] = []
  var currents: LazyValues
  var variables: LazyValues
  /// What the steps of a variable remarked: it is said of every rule that uses it, also where the
  /// variable failed.
  var variableRemarks: FixedMemory<Arena.Remarks>
  var lookups: LazyValues
  /// What the steps of a look-up's keys remarked, in the same way.
  var lookupRemarks: FixedMemory<Arena.Remarks>
  var isNew = true
  /// Whether somebody asked the destination and it holds no such record.
  private var isKnownNew = false
  /// The element inside `each`.
  var element = Value.null
  var context = MappingContext(run: RunConstants(startedAt: Instant(milliseconds: 0), runID: ""))
  var trace: TraceRecorder?
  /// What texts under construction are made of; a stack, as values stand in values.
  var pieces: FixedMemory<Value>
  var pieceCount = 0
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
    patterns = ObjectTable(parts.patterns)
    slotReadings = ObjectTable(parts.slots.map(\.reading))
    trimmedTexts = FixedMemory(parts.slots.map(\.reading.isTrimmedText))
    variableExpressions = FixedMemory(parts.variables.map(\.expression))
    currentReadings = ObjectTable(parts.currents.map(\.reading))
    ruleCounters = FixedMemory(repeating: MappingCounters.OfRule(), count: parts.rules.count)
    filterCounters = FixedMemory(repeating: 0, count: parts.filters.count)
    var constants: [Value] = []
    for constant in parts.constants { constants.append(constant.make(in: &arena)) }
    self.constants = constants
    var rules = parts.rules
    for index in rules.indices { rules[index].memberName = constants[rules[index].name] }
    self.rules = FixedMemory(rules)
    emptyArena = arena.mark
    reader = RecordReader(paths: parts.slots.map(\.path))
    currentReader = RecordReader(paths: parts.currents.map(\.path))
    slots = LazyValues(count: parts.slots.count)
    currents = LazyValues(count: parts.currents.count)
    variables = LazyValues(count: parts.variables.count)
    variableRemarks = FixedMemory(repeating: [], count: parts.variables.count)
    lookups = LazyValues(count: parts.lookups.count)
    lookupRemarks = FixedMemory(repeating: [], count: parts.lookups.count)
    keys = Array(repeating: .null, count: program.spec.target.key.count)
    varying = Array(repeating: [:], count: parts.varyingSteps)
    // No value is computed inside itself.
    pieces = FixedMemory(repeating: .null, count: parts.expressions.reduce(0) { $0 + $1.pieces })
  }

  deinit {
    steps.free()
    functions.free()
    tests.free()
    checks.free()
    patterns.free()
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
    variableRemarks.fill([])
    lookups.reset()
    lookupRemarks.fill([])
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

  /// Reads a record and appends what becomes of it to `target`; as ``MappingWorker`` says.
  mutating func write(
    _ record: borrowing Span<UInt8>,
    _ context: MappingContext,
    _ current: CurrentRecord,
    to target: inout ByteBuffer
  ) throws(JSONFault) -> RecordOutcome? {
    try begin(record, context, current)
    let start = target.count
    swap(&output, &target)
    let ended = decide()
    swap(&output, &target)
    if ended != nil { target.removeAll(from: start) }
    return ended
  }

  /// What becomes of the record that was begun.
  mutating func outcome(_ id: String) -> RecordOutcome {
    output.removeAll()
    if let ended = decide() { return ended }
    let key = keys.map { $0.isNull ? "" : arena.string($0) }.joined(separator: "\u{1F}")
    return .emitted(MappedRecord(id: id, key: key, json: output.array))
  }

  /// Appends what becomes of the record that was begun to ``output``; how it ends where it is not
  /// written, and then what was appended has no meaning.
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
