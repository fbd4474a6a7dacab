import Records

extension RecordEngine {
  // MARK: Filters

  /// The first filter that hits decides; `nil` where none does.
  ///
  /// Filters run in order: the first that needs look-ups of `stage` or later ends the search.
  mutating func runFilters(neededBefore stage: Int = .max) -> RecordOutcome? {
    for index in parts.filters.indices {
      guard parts.filters[index].stage < stage else { return nil }
      let filter = program.spec.filters[index]
      let mark = trace?.begin()
      do throws(EvaluationFault) {
        let policy = program.spec.defaults.onError
        let hits = try holds(parts.filters[index].condition, errorsAreNull: policy == .null)
        if let mark { trace?.closeFilter(index, mark, hits: hits) }
        guard hits else { continue }
        filterCounters[index] += 1
        return outcome(of: filter)
      } catch {
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

  /// Writes the target's fields in the order of the rules; the first failing rule ends the record.
  mutating func runRules() -> RecordOutcome? {
    output.removeAll()
    output.append(UInt8(ascii: "{"))
    for place in keys.indices { keys[place] = .null }
    for index in parts.rules.indices {
      let mark = trace?.begin()
      switch evaluate(index) {
      case .leftOut(let reason): if let mark { trace?.closeRule(index, mark, .leftOut(reason)) }
      case .value(let value):
        if let place = parts.rules[index].keyPlace {
          keys[place] = PlainText.of(value, &arena)
        }
        write(value, constants[parts.rules[index].memberName])
        if let mark { trace?.closeRule(index, mark, value, arena) }
      case .ends(let outcome, let rejection):
        if let mark { trace?.closeRule(index, mark, .failed(rejection)) }
        trace?.closeRest(after: index)
        return outcome
      }
    }
    output.append(UInt8(ascii: "}"))
    return nil
  }

  /// `name` is a constant, quoted and with its colon.
  private mutating func write(_ value: Value, _ name: Value) {
    if output.count > 1 { output.append(UInt8(ascii: ",")) }
    arena.copy(name.range, to: &output)
    ValueWriter.append(value, in: arena, to: &output)
  }

  private enum RuleResult {
    case leftOut(RecordTrace.Reason)
    /// Null erases.
    case value(Value)
    indirect case ends(RecordOutcome, Rejection)
  }

  private mutating func evaluate(_ index: Int) -> RuleResult {
    let rule = parts.rules[index]
    var value = Value.null
    var hasFailed = false
    do throws(EvaluationFault) {
      let errorsAreNull = rule.onError == .null
      if let condition = rule.condition, try !holds(condition, errorsAreNull: errorsAreNull) {
        return .leftOut(.conditionIsFalse)
      }
      if let place = rule.onlyIfEmpty, try !current(place).isNull {
        return .leftOut(.targetIsNotEmpty)
      }
      value = try self.value(ofExpression: rule.expression)
      value = Self.written(value, in: arena)
      try Self.checkSize(of: value, in: arena)
    } catch {
      ruleCounters[index].error += 1
      if error.fault.code == .unlisted { ruleCounters[index].unlisted += 1 }
      guard rule.onError == .null, !error.mustReject else {
        return ends(index, error.fault, rule.onError, mustReject: error.mustReject)
      }
      hasFailed = true
    }
    guard !value.isNull else { return withoutValue(index, rule, hasFailed: hasFailed) }
    do throws(FunctionFault) {
      let checked = try checks.with(index) { check throws(FunctionFault) in
        try check.checked(value, &arena)
      }
      ruleCounters[index].emitted += 1
      return .value(checked)
    } catch {
      ruleCounters[index].error += 1
      let mustReject = rule.onError == .null || error.code == .requiredNull
      return ends(index, error, rule.onError, mustReject: mustReject)
    }
  }

  private mutating func withoutValue(
    _ index: Int,
    _ rule: CompiledRule,
    hasFailed: Bool
  ) -> RuleResult {
    ruleCounters[index].null += 1
    let mayStayAway = !isNew && rule.onNull == .omit
    let isMissing = rule.keyPlace != nil || (parts.checks[index].isRequired && !mayStayAway)
    if isMissing || rule.onNull == .rejectRecord {
      let fault = FunctionFault(
        .requiredNull,
        "\(parts.checks[index].field.name) needs a value, and there is none."
      )
      return ends(index, fault, .rejectRecord, mustReject: true)
    }
    switch rule.onNull {
    case .writeNull: return .value(.null)
    case .omit, .rejectRecord:
      return .leftOut(hasFailed ? .errorCountsAsNoValue : .noValue)
    }
  }

  private func ends(
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
    return .ends(ended(rejection, policy, mustReject: mustReject), rejection)
  }

  /// Text is trimmed when it is written; blanks alone are null.
  static func written(_ value: Value, in arena: borrowing Arena) -> Value {
    guard value.kind == .text else { return value }
    let range = WhiteSpace.trimmed(value.range, in: arena.bytes)
    return range.isEmpty ? .null : .text(range)
  }
}
