package import Records

/// Runs a program over one record after another; owns the memory for it.
///
/// One worker serves one task at a time; any number of workers share a program. Workers do not
/// influence what they make: the same record in the same context gives the same bytes.
package final class MappingWorker {
  package let program: MappingProgram
  private var engine: RecordEngine

  package init(_ program: MappingProgram) {
    self.program = program
    engine = RecordEngine(program)
  }

  /// What the rules and filters did since the worker was made.
  package var counters: MappingCounters { engine.counters }

  /// Whether any record so far had a value in a field that the program reads.
  package var hasRead: Bool { engine.hasRead }

  /// What the program makes of one record.
  ///
  /// `current`: what the destination holds, needed where ``MappingProgram/needsCurrent``. Throws
  /// where the record, or what the destination holds, is not a JSON object.
  package func run(
    _ record: SourceRecord,
    _ context: MappingContext,
    current: CurrentRecord = .unread
  ) throws(JSONFault) -> RecordOutcome {
    try engine.begin(record.json.span, context, current)
    return engine.outcome(record.id)
  }

  /// Appends what the program makes of one record to `output`, as one JSON object.
  ///
  /// `nil` where it did; nothing is appended, and why is told, where the record ends before it is
  /// written. Throws as ``run(_:_:current:)``.
  package func write(
    _ json: borrowing Span<UInt8>,
    _ context: MappingContext,
    current: CurrentRecord = .unread,
    to output: inout ByteBuffer
  ) throws(JSONFault) -> RecordOutcome? {
    try engine.write(json, context, current, to: &output)
  }

  /// What the program makes of one record, and how; counts nothing.
  ///
  /// See ``RecordTrace``.
  package func explain(
    _ record: SourceRecord,
    _ context: MappingContext,
    current: CurrentRecord = .unread
  ) throws(JSONFault) -> RecordTrace {
    try engine.begin(record.json.span, context, current)
    return engine.trace(record.id)
  }

  /// What a batch of records asks of the look-ups of one stage, 1 to the number of stages; the
  /// answers of all stages before must be in the context.
  ///
  /// Each look-up's keys are distinct and in the order they came up. Records that a filter ends
  /// before the stage is needed ask nothing, nor do records that are not JSON. `current`: one for
  /// each record, or none at all.
  package func lookupRequests(
    stage: Int,
    of records: [SourceRecord],
    _ context: MappingContext,
    current: [CurrentRecord] = []
  ) -> [LookupRequest] {
    var questions = LookupQuestions(program, stage: stage)
    guard !questions.isEmpty else { return [] }
    for (index, record) in records.enumerated() {
      let now = current.indices.contains(index) ? current[index] : .unread
      guard (try? engine.begin(record.json.span, context, now)) != nil else { continue }
      engine.ask(&questions)
    }
    return questions.requests
  }
}
