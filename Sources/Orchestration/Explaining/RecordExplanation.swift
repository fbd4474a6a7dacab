package import Journal
package import MappingLanguage
import Records
import SyncMachine

/// Why a record is at its destination as it is, or why it is not: from the value back to batch,
/// rule, sentence, mapping version and page.
package struct RecordExplanation: Sendable {
  package var run: RunEntry
  /// What the run made of the record; `nil` while it waits.
  package var outcome: OutcomeEntry?
  package var visit: RecordVisit
  /// What every filter and rule did to it; `nil` where its contents are not kept, or were erased.
  package var trace: RecordTrace?
  /// The words of the mapping's description and assumptions, by their numbers.
  package var sentences: [String: String]
  package var approval: MappingApproval?
  /// A later run has read the record and found it as this one left it.
  package var confirmed: RunEntry?
  /// Target fields whose value a person set.
  package var corrected: Set<String>
  /// Rules whose condition can hold for what has no value.
  var keepingNull: Set<String>

  /// Filters that hit, and rules of one target, or of all.
  package func entries(of field: String?) -> [RecordTrace.Entry] {
    (trace?.entries ?? []).filter { entry in
      switch entry.kind {
      case .filter: entry.result == .hit
      case .variable: false
      case .rule: field == nil || entry.target == field
      }
    }
  }
}

extension RecordExplanation {
  /// `02:00`: when the run began.
  package var time: String {
    let text = (run.startedAt ?? run.scheduledAt).utcText
    return String(text.dropFirst(11).prefix(5))
  }

  /// The answer in one sentence: `Segment__c is "all" because the 02:00 run read tier = null and
  /// rule r4 of version 7 keeps null`.
  package func sentence(of field: String?) -> String {
    guard let outcome else {
      return "the \(time) run has read record \(visit.record) and not "
        + "decided it yet"
    }
    switch outcome.outcome.kind {
    case .created, .updated, .unchanged, .accepted, .unknown:
      return valueSentence(field) ?? recordSentence(outcome)
    case .skipped, .invalid, .rejected, .suppressed, .held: return recordSentence(outcome)
    }
  }

  private func valueSentence(_ field: String?) -> String? {
    guard let field, let entry = entries(of: field).first(where: { $0.target == field }) else {
      return nil
    }
    let rule = "rule \(entry.id) of version \(run.plan.version)"
    if corrected.contains(field) {
      return "\(field) is \(Self.shown(entry.result)) because a person corrected it in the "
        + "\(time) run, in place of what \(rule) says"
    }
    let read = Self.readings(entry)
    switch entry.result {
    case .value(let value):
      let keepsNull = keepingNull.contains(entry.id) && entry.read.contains { Self.isEmpty($0) }
      let verb = keepsNull ? "keeps null" : "makes that of it"
      return "\(field) is \(Self.shown(value)) because the \(time) run read \(read) and \(rule) "
        + verb
    case .wroteNull:
      return "\(field) was erased because the \(time) run read \(read) and \(rule) says so"
    case .leftOut(let reason):
      return "\(field) was left alone because the \(time) run read \(read), and by \(rule) "
        + reason.rawValue
    case .failed(let rejection):
      return "\(field) has no value because the \(time) run read \(read), and \(rule) failed: "
        + rejection.message
    case .hit, .passed: return nil
    }
  }

  private func recordSentence(_ outcome: OutcomeEntry) -> String {
    let kind = outcome.outcome.kind
    let name = "record \(outcome.outcome.record)"
    switch kind {
    case .created, .updated, .unchanged, .accepted, .unknown:
      return "\(name) is at \(run.plan.destination.connection) because the \(time) run "
        + (kind == .unchanged
          ? "found it unchanged"
          : "\(kind.rawValue) it" + (outcome.batch.map { " with batch \($0)" } ?? ""))
    case .skipped where outcome.outcome.rule == PersonErasure.rule:
      return "\(name) is not written because its person was erased before the \(time) run sent it"
    case .skipped where outcome.outcome.rule == RecordVerdicts.createOnly:
      return "\(name) was left alone because \(run.plan.destination.connection) had it already in "
        + "the \(time) run, and version \(run.plan.version) only creates"
    case .skipped:
      let filter = outcome.outcome.rule ?? "a filter"
      let read = entries(of: nil).first { $0.id == filter }.map { Self.readings($0) }
      let seen = read.map { "read \($0) and " } ?? ""
      return "\(name) was left out because the \(time) run \(seen)filter \(filter) of version "
        + "\(run.plan.version) drops it"
    case .invalid, .held, .rejected, .suppressed:
      let field = outcome.outcome.field.map { " at \($0)" } ?? ""
      let rule = outcome.outcome.rule.map { " by \($0) of version \(run.plan.version)" } ?? ""
      return "\(name) is not written because in the \(time) run it was \(kind.rawValue)\(field)"
        + "\(rule): \(outcome.outcome.message ?? outcome.outcome.code ?? "no reason is known")"
    }
  }

  // MARK: Words

  private static func readings(_ entry: RecordTrace.Entry) -> String {
    guard !entry.read.isEmpty else { return "nothing" }
    return entry.read.map { reading in
      let name = reading.side == .source ? reading.name : "\(reading.side.rawValue) \(reading.name)"
      return "\(name) = \(isEmpty(reading) ? "null" : reading.raw ?? "null")"
    }.joined(separator: ", ")
  }

  /// Missing, null and blank are all "no value".
  private static func isEmpty(_ reading: RecordTrace.Reading) -> Bool {
    guard let raw = reading.raw, raw != "null" else { return true }
    return raw.allSatisfy { $0 == "\"" || $0 == " " }
  }

  private static func shown(_ result: RecordTrace.Result) -> String {
    if case .value(let value) = result { shown(value) } else { "null" }
  }

  private static func shown(_ value: JSON) -> String { value.text() }
}
