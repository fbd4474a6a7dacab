import Records

extension RecordEngine {
  // MARK: Filters

  /// The first filter that hits decides; `nil` where none does.
  ///
  /// Filters run in order: the first that needs look-ups of `stage` or later ends the search.
  mutating func runFilters(neededBefore stage: Int = .max) -> RecordOutcome? {
    for index in parts.filters.indices {
      guard parts.filters[index].stage < stage else { return nil }
      let mark = trace?.begin()
      do throws(EvaluationFault) {
        let policy = program.spec.defaults.onError
        let hits = try holds(parts.filters[index].condition, errorsAreNull: policy == .null)
        if let mark { trace?.closeFilter(index, mark, hits: hits) }
        guard hits else { continue }
        filterCounters[index] += 1
        return outcome(of: program.spec.filters[index])
      } catch {
        let filter = program.spec.filters[index]
        let rejection = Rejection(
          code: error.fault.code,
          by: filter.id,
          target: filter.target,
          message: error.fault.message,
          because: filter.because
        )
        if let mark { trace?.closeFilter(index, mark, failing: rejection) }
        return ended(rejection, program.spec.defaults.onError, mustReject: error.mustReject)
      }
    }
    return nil
  }

  private func outcome(of filter: Filter) -> RecordOutcome {
    switch filter.action {
    case .dropRecord: return .dropped(by: filter.id)
    case .holdRecord:
      return .held(
        HeldRecord(
          by: filter.id,
          target: filter.target,
          ask: filter.ask,
          failure: nil,
          because: filter.because
        )
      )
    case .rejectRecord:
      return .rejected(
        Rejection(
          code: .rejectedByFilter,
          by: filter.id,
          target: filter.target,
          message: "The filter \(filter.id) refuses the record.",
          because: filter.because
        )
      )
    }
  }

  /// What a failure makes of the record; `null` has been dealt with before.
  private func ended(
    _ rejection: Rejection,
    _ policy: ErrorPolicy,
    mustReject: Bool
  ) -> RecordOutcome {
    switch mustReject ? .rejectRecord : policy {
    case .rejectRecord, .null: return .rejected(rejection)
    case .holdRecord:
      return .held(
        HeldRecord(
          by: rejection.by,
          target: rejection.target,
          ask: nil,
          failure: rejection,
          because: rejection.because
        )
      )
    case .failRun: return .runFailed(rejection)
    }
  }

  // MARK: Rules

  /// Appends the target's fields in the order of the rules to ``output``; the first failing rule
  /// ends the record.
  mutating func runRules() -> RecordOutcome? {
    output.append(UInt8(ascii: "{"))
    let start = output.count
    arena.remarks = []
    for place in keys.indices { keys[place] = .null }
    for index in 0..<rules.count {
      let mark = trace?.begin()
      var value = Value.null
      let result = evaluate(index, &value)
      if !arena.remarks.isEmpty { countRemarks(index) }
      switch result {
      case .leftOut(let reason): if let mark { trace?.closeRule(index, mark, .leftOut(reason)) }
      case .value:
        if let place = rules[index].keyPlace { keys[place] = PlainText.of(value, &arena) }
        let name = rules[index].memberName.range
        let isFirst = output.count == start
        let opening = (isFirst ? name.lowerBound + 1 : name.lowerBound)..<name.upperBound
        ValueWriter.append(value, opening: opening, in: arena, to: &output)
        if let mark { trace?.closeRule(index, mark, value, arena) }
      case .ends:
        guard let failure else { preconditionFailure("a rule that ends the record says why") }
        if let mark { trace?.closeRule(index, mark, .failed(failure.rejection)) }
        trace?.closeRest(after: index)
        return failure.outcome
      }
    }
    output.append(UInt8(ascii: "}"))
    return nil
  }

  private enum RuleResult: BitwiseCopyable {
    case leftOut(RecordTrace.Reason)
    /// A null erases.
    case value
    /// The engine's ``failure`` says how.
    case ends
  }

  /// What becomes of a rule, and its value.
  private mutating func evaluate(_ index: Int, _ value: inout Value) -> RuleResult {
    let rule = rules[index]
    do throws(EvaluationFault) {
      if let condition = rule.condition {
        let isTrue = try holds(condition, errorsAreNull: rule.onError == .null)
        // What a condition cuts is not written.
        arena.remarks = []
        guard isTrue else { return .leftOut(.conditionIsFalse) }
      }
      if let place = rule.onlyIfEmpty, try !current(place).isNull {
        return .leftOut(.targetIsNotEmpty)
      }
      value = Self.written(try self.value(ofExpression: rule.expression), in: arena)
      if value.isComposite { try Self.checkSize(of: value, in: arena) }
    } catch {
      return failed(index, error, &value)
    }
    guard !value.isNull else { return withoutValue(index, hasFailed: false) }
    if value.kind == .text, value.range.count <= rule.textBytesMax {
      ruleCounters[index].emitted += 1
      return .value
    }
    return checked(index, &value)
  }

  /// Counts what the rule's steps remarked, and forgets it.
  @inline(never)
  private mutating func countRemarks(_ index: Int) {
    if arena.remarks.contains(.cut) { ruleCounters[index].truncated += 1 }
    if arena.remarks.contains(.unlisted) { ruleCounters[index].unlisted += 1 }
    arena.remarks = []
  }

  @inline(never)
  private mutating func checked(_ index: Int, _ value: inout Value) -> RuleResult {
    do throws(FunctionFault) {
      value = try checks.with(index) { check throws(FunctionFault) in
        try check.checked(value, &arena)
      }
      ruleCounters[index].emitted += 1
      return .value
    } catch {
      ruleCounters[index].error += 1
      let policy = rules[index].onError
      let mustReject = policy == .null || error.code == .requiredNull
      return ends(index, error, policy, mustReject: mustReject)
    }
  }

  @inline(never)
  private mutating func failed(
    _ index: Int,
    _ error: EvaluationFault,
    _ value: inout Value
  ) -> RuleResult {
    ruleCounters[index].error += 1
    let policy = rules[index].onError
    guard policy == .null, !error.mustReject else {
      return ends(index, error.fault, policy, mustReject: error.mustReject)
    }
    value = .null
    return withoutValue(index, hasFailed: true)
  }

  private mutating func withoutValue(_ index: Int, hasFailed: Bool) -> RuleResult {
    let rule = rules[index]
    ruleCounters[index].null += 1
    let mayStayAway = !isNew && rule.onNull == .omit
    let isMissing = rule.keyPlace != nil || (rule.isRequired && !mayStayAway)
    if isMissing || rule.onNull == .rejectRecord {
      let fault = FunctionFault(
        .requiredNull,
        "\(parts.checks[index].field.name) needs a value, and there is none."
      )
      return ends(index, fault, .rejectRecord, mustReject: true)
    }
    switch rule.onNull {
    case .writeNull: return .value
    case .omit, .rejectRecord:
      return .leftOut(hasFailed ? .errorCountsAsNoValue : .noValue)
    }
  }

  private mutating func ends(
    _ index: Int,
    _ fault: FunctionFault,
    _ policy: ErrorPolicy,
    mustReject: Bool
  ) -> RuleResult {
    let rule = program.spec.rules[index]
    let rejection = Rejection(
      code: fault.code,
      by: rule.id,
      target: rule.target,
      message: fault.message,
      because: rule.because
    )
    failure = (ended(rejection, policy, mustReject: mustReject), rejection)
    return .ends
  }

  /// Text is trimmed when it is written; blanks alone are null.
  @inline(__always)
  static func written(_ value: Value, in arena: borrowing Arena) -> Value {
    guard value.kind == .text, !WhiteSpace.isTight(value.range, in: arena.bytes) else {
      return value
    }
    return trimmed(value, in: arena)
  }

  @inline(never)
  private static func trimmed(_ value: Value, in arena: borrowing Arena) -> Value {
    let range = WhiteSpace.trimmed(value.range, in: arena.bytes)
    return range.isEmpty ? .null : .text(range)
  }
}
