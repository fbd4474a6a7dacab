package import Diagnostics
package import Journal
package import MappingLanguage
import Records
package import SyncMachine

/// What would become of the records of a mapping's last runs under two programs, computed from what
/// the runs read: nothing is asked, nothing is sent.
package struct RunEffects: Sendable {
  package struct Report: Sendable {
    package var effect: MappingEffect
    /// The runs whose records were taken, the newest first.
    package var runs: [RunID] = []
  }

  private let reader: JournalReader
  private let secrets: [String: Result<[UInt8], Diagnostic>]
  private static let stretch = 200
  /// How many runs are looked through for those of the mapping.
  private static let runsMax = 1_000

  /// `secrets`: what mappings make pseudonyms with, by name.
  package init(_ reader: JournalReader, secrets: [String: Result<[UInt8], Diagnostic>]) {
    self.reader = reader
    self.secrets = secrets
  }

  /// Compares two programs on the last `runs` runs of a mapping; each record once, as it was read
  /// last, until there are `recordsMax`.
  package func compare(
    _ before: MappingProgram,
    _ after: MappingProgram,
    of mapping: MappingName,
    runs limit: Int,
    recordsMax: Int,
    examplesMax: Int
  ) async throws(RunFault) -> Report {
    var report = Report(effect: MappingEffect(examplesMax: examplesMax))
    var seen: Set<RecordID> = []
    let runs = try await asking { () async throws(JournalFault) in
      try await reader.runs(limit: Self.runsMax)
    }.filter { $0.plan.mapping == mapping && $0.counts.read > 0 }
    for run in runs.prefix(limit) {
      let answered = try await spec(of: run)
      let sides = [before, after].map { side in
        Side(program: side, isAnswerable: answered.map { Self.answers($0, side) } ?? false)
      }
      report.runs.append(run.plan.id)
      var last: RecordOrdinal = 0
      while seen.count < recordsMax {
        let outcomes = try await asking { () async throws(JournalFault) in
          try await reader.outcomes(of: run.plan.id, after: last, limit: Self.stretch)
        }
        guard let end = outcomes.last else { break }
        last = end.ordinal
        let fresh = outcomes.filter { seen.insert($0.outcome.record).inserted }
        let contents = try await asking { () async throws(JournalFault) in
          try await reader.contents(of: fresh.map(\.ordinal), in: run.plan.id)
        }
        let results = await Self.results(fresh, contents, sides[0], sides[1], run)
        for result in results { report.effect.add(result.record, result.before, result.after) }
      }
    }
    return report
  }

  private struct Side: Sendable {
    let program: MappingProgram
    /// Whether what the run asked is all that this program asks.
    let isAnswerable: Bool
  }

  private struct Compared: Sendable {
    let record: String
    let before: MappingLanguage.RecordOutcome?
    let after: MappingLanguage.RecordOutcome?
  }

  /// What the run's own version asks look-ups and the destination.
  private func spec(of run: RunEntry) async throws(RunFault) -> MappingProgram? {
    let entry = try await asking { () async throws(JournalFault) in
      try await reader.mappingVersion(run.plan.mapping, run.plan.version)
    }
    return try? await ApprovedMapping(entry, reader: reader, secrets: secrets).program
  }

  /// Whether a run knows of the destination what a program reads, and its answers to look-ups of
  /// one name are answers to the same question.
  private static func answers(_ run: MappingProgram, _ program: MappingProgram) -> Bool {
    let fields = Set(run.currentFields)
    let knowsDestination = run.needsCurrent || !program.needsCurrent
    return knowsDestination && program.currentFields.allSatisfy(fields.contains)
      && program.spec.lookups.allSatisfy { asked in
        run.spec.lookups.contains { known in
          known.name == asked.name && known.system == asked.system
            && known.object == asked.object && known.returns == asked.returns
            && known.match.map(\.field) == asked.match.map(\.field)
            && known.match.map(\.caseInsensitive) == asked.match.map(\.caseInsensitive)
        }
      }
  }

  /// Whether every key that a program asks about was asked about then.
  private static func isAnswered(
    _ record: SourceRecord,
    _ worker: MappingWorker,
    _ context: MappingContext,
    _ current: CurrentRecord
  ) -> Bool {
    (1...max(1, worker.program.lookupStages.count)).allSatisfy { stage in
      worker.lookupRequests(stage: stage, of: [record], context, current: [current])
        .allSatisfy { request in
          request.keys.allSatisfy { context.lookups.hits(of: request.lookup.name, $0) != nil }
        }
    }
  }

  @concurrent
  private static func results(
    _ outcomes: [OutcomeEntry],
    _ contents: [RecordOrdinal: RecordContents],
    _ before: Side,
    _ after: Side,
    _ run: RunEntry
  ) async -> [Compared] {
    let workers = (MappingWorker(before.program), MappingWorker(after.program))
    return outcomes.map { entry in
      let record = entry.outcome.record.text
      guard let known = contents[entry.ordinal], let source = known.source else {
        return Compared(record: record, before: nil, after: nil)
      }
      let overlay = RecordOverlay(stored: known.overlay)
      let answers = RecordAnswers(stored: known.answers)
      let context = answers.context(run.constants)
      func outcome(_ side: Side, _ worker: MappingWorker) -> MappingLanguage.RecordOutcome? {
        guard side.isAnswerable else { return nil }
        let json = overlay.applied(to: source, of: side.program.source)
        let record = SourceRecord(id: record, json: json)
        guard isAnswered(record, worker, context, answers.current) else { return nil }
        return try? worker.run(record, context, current: answers.current)
      }
      return Compared(
        record: record,
        before: outcome(before, workers.0),
        after: outcome(after, workers.1)
      )
    }
  }
}
