import Records

/// Collects what one record's filters, variables and rules read and made.
struct TraceRecorder {
  private let program: MappingProgram
  private var filters: [RecordTrace.Entry] = []
  private var variables: [Int: RecordTrace.Entry] = [:]
  private var rules: [RecordTrace.Entry] = []
  private(set) var remarks: [StepRemark] = []
  /// Fields read, for each filter, variable or rule that is being computed; the innermost last.
  private var open: [[RecordTrace.Reading]] = []

  init(_ program: MappingProgram) { self.program = program }

  var entries: [RecordTrace.Entry] {
    filters + variables.sorted { $0.key < $1.key }.map(\.value) + rules
  }

  mutating func read(
    _ side: RecordTrace.Reading.Side,
    _ name: String,
    _ value: Value,
    _ arena: borrowing Arena
  ) {
    let raw = value.isNull ? nil : ValueWriter.text(value, in: arena)
    note(RecordTrace.Reading(side: side, name: name, raw: raw))
  }

  private mutating func note(_ reading: RecordTrace.Reading) {
    guard let last = open.indices.last, !open[last].contains(reading) else { return }
    open[last].append(reading)
  }

  /// Begins a filter, a variable or a rule; the answer is handed back when it ends.
  mutating func begin() -> Int {
    open.append([])
    return open.count - 1
  }

  private mutating func readings(since mark: Int) -> [RecordTrace.Reading] {
    let readings = open[mark]
    open.removeLast(open.count - mark)
    return readings
  }

  mutating func remark(_ remark: StepRemark) { remarks.append(remark) }

  // MARK: Ends

  mutating func closeFilter(_ index: Int, _ mark: Int, hits: Bool) {
    addFilter(index, mark, hits ? .hit : .passed)
  }

  mutating func closeFilter(_ index: Int, _ mark: Int, failing rejection: Rejection) {
    addFilter(index, mark, .failed(rejection))
  }

  private mutating func addFilter(_ index: Int, _ mark: Int, _ result: RecordTrace.Result) {
    let filter = program.spec.filters[index]
    filters.append(
      RecordTrace.Entry(
        kind: .filter,
        id: filter.id,
        target: filter.target,
        read: readings(since: mark),
        result: result,
        because: filter.because
      )
    )
  }

  mutating func closeVariable(
    _ index: Int,
    _ mark: Int,
    _ value: Value,
    _ arena: borrowing Arena
  ) {
    addVariable(index, mark, .value(Self.json(value, arena)))
    read(.variable, program.spec.variables[index].name, value, arena)
  }

  mutating func closeVariable(_ index: Int, _ mark: Int, failing fault: EvaluationFault) {
    let variable = program.spec.variables[index]
    addVariable(
      index,
      mark,
      .failed(
        Rejection(
          code: fault.fault.code,
          by: variable.name,
          target: nil,
          message: fault.fault.message,
          because: variable.because
        )
      )
    )
    note(RecordTrace.Reading(side: .variable, name: variable.name, raw: nil))
  }

  private mutating func addVariable(_ index: Int, _ mark: Int, _ result: RecordTrace.Result) {
    let variable = program.spec.variables[index]
    variables[index] = RecordTrace.Entry(
      kind: .variable,
      id: variable.name,
      target: nil,
      read: readings(since: mark),
      result: result,
      because: variable.because
    )
  }

  mutating func closeRule(_ index: Int, _ mark: Int, _ value: Value, _ arena: borrowing Arena) {
    closeRule(index, mark, value.isNull ? .wroteNull : .value(Self.json(value, arena)))
  }

  mutating func closeRule(_ index: Int, _ mark: Int, _ result: RecordTrace.Result) {
    add(program.spec.rules[index], readings(since: mark), result)
  }

  /// The rules after the one that ended the record.
  mutating func closeRest(after index: Int) {
    for rule in program.spec.rules[(index + 1)...] { add(rule, [], .leftOut(.notReached)) }
  }

  private mutating func add(
    _ rule: Rule,
    _ read: [RecordTrace.Reading],
    _ result: RecordTrace.Result
  ) {
    rules.append(
      RecordTrace.Entry(
        kind: .rule,
        id: rule.id,
        target: rule.target,
        read: read,
        result: result,
        because: rule.because
      )
    )
  }

  private static func json(_ value: Value, _ arena: borrowing Arena) -> JSON {
    (try? JSON(parsing: ValueWriter.text(value, in: arena))) ?? .null
  }
}
