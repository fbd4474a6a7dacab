package import Diagnostics
package import Journal
import MappingLanguage
import Records
package import SyncMachine

/// What a run would have sent, computed anew from what it read: nothing is asked, nothing is sent.
package struct RunReplay: Sendable {
  /// How one record comes out differently.
  package struct Difference: Hashable, Sendable {
    package var record: RecordID
    /// What happened, and what would: `updated`, `invalid`.
    package var before: String
    package var after: String
    /// Target fields whose value differs, with both values as JSON text; `nil` where there is none.
    package var fields: [Field]

    package struct Field: Hashable, Sendable {
      package var name: String
      package var before: String?
      package var after: String?
    }
  }

  package struct Report: Sendable {
    package var run: RunEntry
    package var version: VersionNumber
    /// Records that come out as they did.
    package var same = 0
    package var different = 0
    /// Records of which nothing was kept: unchanged ones, and people who were erased.
    package var unreadable = 0
    /// The first differences, in the order of reading.
    package var differences: [Difference] = []
  }

  private let reader: JournalReader
  private let secrets: [String: Result<[UInt8], Diagnostic>]
  private static let stretch = 200

  /// `secrets`: what mappings make pseudonyms with, by name.
  package init(_ reader: JournalReader, secrets: [String: Result<[UInt8], Diagnostic>] = [:]) {
    self.reader = reader
    self.secrets = secrets
  }

  /// Replays a run with its own version, or with another of the same mapping.
  package func replay(
    _ run: RunEntry,
    with version: VersionNumber? = nil,
    differencesMax: Int = 20
  ) async throws(RunFault) -> Report {
    let number = version ?? run.plan.version
    let entry = try await asking { () async throws(JournalFault) in
      try await reader.mappingVersion(run.plan.mapping, number)
    }
    let mapping = try await ApprovedMapping(entry, reader: reader, secrets: secrets)
    var report = Report(run: run, version: number)
    var last: RecordOrdinal = 0
    while true {
      let outcomes = try await asking { () async throws(JournalFault) in
        try await reader.outcomes(of: run.plan.id, after: last, limit: Self.stretch)
      }
      guard let end = outcomes.last else { return report }
      let contents = try await asking { () async throws(JournalFault) in
        try await reader.contents(of: outcomes.map(\.ordinal), in: run.plan.id)
      }
      let compared = await Self.compare(outcomes, contents, mapping, run)
      for result in compared {
        switch result {
        case .same: report.same += 1
        case .unreadable: report.unreadable += 1
        case .different(let difference):
          report.different += 1
          if report.differences.count < differencesMax { report.differences.append(difference) }
        }
      }
      last = end.ordinal
    }
  }

  private enum Comparison: Sendable {
    case same
    case unreadable
    case different(Difference)
  }

  @concurrent
  private static func compare(
    _ outcomes: [OutcomeEntry],
    _ contents: [RecordOrdinal: RecordContents],
    _ mapping: ApprovedMapping,
    _ run: RunEntry
  ) async -> [Comparison] {
    let worker = MappingWorker(mapping.program)
    return outcomes.map { entry in
      guard let known = contents[entry.ordinal], let source = known.source else {
        return .unreadable
      }
      return compare(entry, known, source, mapping, worker, run)
    }
  }

  private static func compare(
    _ entry: OutcomeEntry,
    _ known: RecordContents,
    _ source: [UInt8],
    _ mapping: ApprovedMapping,
    _ worker: MappingWorker,
    _ run: RunEntry
  ) -> Comparison {
    let overlay = RecordOverlay(stored: known.overlay)
    let answers = RecordAnswers(stored: known.answers)
    var worker = worker
    if !overlay.target.isEmpty,
      let corrected = try? ApprovedMapping(mapping, correcting: overlay.target)
    {
      worker = MappingWorker(corrected.program)
    }
    let record = SourceRecord(
      id: entry.outcome.record.text,
      json: overlay.applied(to: source, of: mapping.source)
    )
    guard
      let outcome = try? worker.run(
        record,
        answers.context(run.constants),
        current: answers.current
      )
    else { return .unreadable }
    let (word, mapped) = word(for: outcome)
    let before = entry.outcome.kind
    // What is only created is left alone once it is there, whatever the mapping makes of it.
    let isDropped = before == .skipped && entry.outcome.rule != RecordVerdicts.createOnly
    let wasSent = known.mapped != nil && before != .invalid && !isDropped
    if let mapped, wasSent, mapped == known.mapped { return .same }
    if mapped == nil, !wasSent, word == before.rawValue { return .same }
    return .different(
      Difference(
        record: entry.outcome.record,
        before: before.rawValue,
        after: mapped != nil && wasSent ? before.rawValue : word,
        fields: fields(known.mapped, mapped)
      )
    )
  }

  private static func word(
    for outcome: MappingLanguage.RecordOutcome
  ) -> (word: String, mapped: [UInt8]?) {
    switch outcome {
    case .emitted(let mapped): ("sent", mapped.json)
    case .dropped: (OutcomeKind.skipped.rawValue, nil)
    case .held: (OutcomeKind.held.rawValue, nil)
    case .rejected: (OutcomeKind.invalid.rawValue, nil)
    case .runFailed: ("run failed", nil)
    }
  }

  private static func fields(_ before: [UInt8]?, _ after: [UInt8]?) -> [Difference.Field] {
    let old = before.flatMap { try? JSON(parsing: $0) }?.object ?? JSONObject()
    let new = after.flatMap { try? JSON(parsing: $0) }?.object ?? JSONObject()
    let names = old.names + new.names.filter { old[$0] == nil }
    return names.filter { old[$0] != new[$0] }.map {
      Difference.Field(name: $0, before: old[$0]?.text(), after: new[$0]?.text())
    }
  }
}
