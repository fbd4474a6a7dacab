package import Diagnostics
package import Journal
import MappingLanguage
package import Records
package import SyncMachine

/// Answers "why": from the journal alone, without a connection and without any effect.
package struct RecordExplainer: Sendable {
  private let reader: JournalReader
  private let secrets: [String: Result<[UInt8], Diagnostic>]

  /// `secrets`: what mappings make pseudonyms with, by name.
  package init(_ reader: JournalReader, secrets: [String: Result<[UInt8], Diagnostic>] = [:]) {
    self.reader = reader
    self.secrets = secrets
  }

  /// Explains the newest run that has something to say about a record; as things stood at an
  /// instant, where one is given.
  ///
  /// - Throws: RUN211 where no run has read it then, or no rule concerns the field.
  package func explain(
    _ record: RecordID,
    field: String? = nil,
    in run: RunID? = nil,
    asOf instant: Instant? = nil
  ) async throws(RunFault) -> RecordExplanation {
    let visits = try await asking { () async throws(JournalFault) in
      try await reader.visits(of: record, run.map { .run($0) } ?? .all, asOf: instant, limit: 1)
    }
    guard let latest = visits.first else { throw RunFault(Self.unread(record, instant)) }
    // A run that found the record unchanged points back to the one that wrote it.
    var visit = latest
    var confirmed: RunEntry?
    if run == nil, latest.outcome?.outcome.kind == .unchanged {
      let writing = try await asking { () async throws(JournalFault) in
        try await reader.visits(of: record, .writing(pair: latest.pair), asOf: instant)
      }.first { $0.outcome?.outcome.kind.isApplied == true && $0.readAt <= latest.readAt }
      if let writing {
        visit = writing
        confirmed = try await self.entry(of: latest.run)
      }
    }
    var explanation = try await explain(visit, confirmed)
    if let field, explanation.trace != nil,
      !explanation.entries(of: field).contains(where: { $0.target == field })
    {
      throw RunFault(Self.unknown(field, explanation))
    }
    explanation.confirmed = confirmed
    return explanation
  }

  private func explain(
    _ visit: RecordVisit,
    _ confirmed: RunEntry?
  ) async throws(RunFault) -> RecordExplanation {
    let run = try await entry(of: visit.run)
    let version = try await asking { () async throws(JournalFault) in
      try await reader.mappingVersion(run.plan.mapping, run.plan.version)
    }
    let contents = try await asking { () async throws(JournalFault) in
      try await reader.contents(of: visit)
    }
    let overlay = RecordOverlay(stored: contents?.overlay)
    var mapping = try await ApprovedMapping(version, reader: reader, secrets: secrets)
    if !overlay.target.isEmpty,
      let corrected = try? ApprovedMapping(mapping, correcting: overlay.target)
    {
      mapping = corrected
    }
    var trace: RecordTrace?
    if let source = contents?.source {
      let record = SourceRecord(
        id: visit.record.text,
        json: overlay.applied(to: source, of: mapping.source)
      )
      let answers = RecordAnswers(stored: contents?.answers)
      trace = try? MappingWorker(mapping.program).explain(
        record,
        answers.context(run.constants),
        current: answers.current
      )
    }
    let all = mapping.spec.description + mapping.spec.assumptions
    return RecordExplanation(
      run: run,
      outcome: visit.outcome,
      visit: visit,
      trace: trace,
      sentences: Dictionary(all.map { ($0.id, $0.text) }) { first, _ in first },
      approval: version.approval,
      corrected: Set(overlay.target.keys),
      keepingNull: Set(mapping.spec.rules.filter(\.keepsNull).map(\.id))
    )
  }

  private func entry(of run: RunID) async throws(RunFault) -> RunEntry {
    try await asking { () async throws(JournalFault) in try await reader.run(run) }
  }

  // MARK: Refusals

  private static func unread(_ record: RecordID, _ instant: Instant?) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN211,
      "no run has read record \(record)" + (instant.map { " until \($0.utcText)" } ?? ""),
      hint: "Name the record by its identifier at the source, as \"crosswalk held list\" shows it."
    )
  }

  private static func unknown(_ field: String, _ explanation: RecordExplanation) -> Diagnostic {
    let names = (explanation.trace?.entries ?? []).compactMap(\.target)
    let plan = explanation.run.plan
    return Diagnostic(
      .error,
      .RUN211,
      "version \(plan.version) of mapping \"\(plan.mapping)\" writes no field \"\(field)\"",
      hint: NearestNames.hint(for: field, in: names)
        ?? "It writes \(names.joined(separator: ", "))."
    )
  }
}

extension RunEntry {
  /// What all records of the run shared.
  var constants: RunConstants {
    RunConstants(startedAt: startedAt ?? scheduledAt, runID: plan.id.text)
  }
}

extension Rule {
  /// Whether its condition can hold for what has no value: the negated tests do.
  fileprivate var keepsNull: Bool {
    when?.tests.contains { test in
      switch test.op {
      case .isNull, .notEqual, .isNotIn, .notContains, .notMatches, .isNotTrue, .isNotFalse: true
      case .isNotNull, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .contains,
        .startsWith, .endsWith, .matches, .isTrue, .isFalse, .isNew, .isExisting:
        false
      }
    } ?? false
  }
}
