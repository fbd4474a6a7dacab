import Diagnostics
package import Journal
import MappingLanguage
import Platforms
import Records
package import SyncMachine

/// Records of a run that are invalid, rejected or held.
///
/// They are corrected, tested again, sent again, or left as they are.
package struct Workbench: Sendable {
  let runner: SyncRunner
  let run: RunEntry
  let work: RunWork

  /// - Throws: RUN102 where the run's version may not be used any more.
  package init(_ runner: SyncRunner, _ run: RunEntry) async throws(RunFault) {
    self.runner = runner
    self.run = run
    work = try await runner.work(of: run.plan)
  }

  // MARK: Choosing

  /// The records that a person names.
  ///
  /// - Throws: RUN108 for one that is not on the workbench, RUN209 for one that was settled.
  package func records(_ ids: [RecordID]) async throws(RunFault) -> [OutcomeEntry] {
    var entries: [OutcomeEntry] = []
    var problems: [Diagnostic] = []
    var seen: Set<RecordID> = []
    for id in ids where seen.insert(id).inserted {
      let entry = try await asking { () async throws(JournalFault) in
        try await runner.journal.reader.outcome(of: id, in: run.plan.id)
      }
      if let entry, entry.outcome.kind.isException, entry.settlement == nil {
        entries.append(entry)
      } else {
        problems.append(Self.refusal(id, entry, run))
      }
    }
    guard problems.isEmpty else { throw .refused(DiagnosticList(problems)) }
    return entries
  }

  private static func refusal(
    _ record: RecordID,
    _ entry: OutcomeEntry?,
    _ run: RunEntry
  ) -> Diagnostic {
    switch entry?.settlement {
    case .superseded:
      Diagnostic(
        .error,
        .RUN209,
        "a later run has read record \(record) again",
        hint: "Look at it there: \"crosswalk held list\"."
      )
    case .dismissed:
      Diagnostic(
        .error,
        .RUN209,
        "record \(record) was dismissed",
        hint: "It is read again when it changes at its source."
      )
    case .erased:
      Diagnostic(.error, .RUN209, "the person of record \(record) was erased")
    case nil:
      Diagnostic(
        .error,
        .RUN108,
        "record \(record) is not on the workbench of run \(run.plan.id)",
        hint: "See which are: crosswalk held list --run \(run.plan.id)"
      )
    }
  }

  // MARK: Correcting

  /// Lays other values over records, after testing each with them; only those that pass are
  /// corrected.
  ///
  /// - Throws: RUN206 where a value does not fit its field, or no record passes.
  package func fix(
    _ entries: [OutcomeEntry],
    _ corrections: [Correction],
    reason: String?,
    by actor: ActorName
  ) async throws(RunFault) -> [Retest] {
    let overlay: RecordOverlay
    do throws(Diagnostic) {
      overlay = try RecordOverlay(corrections, for: work.mapping.approved)
    } catch {
      throw RunFault(error)
    }
    let contents = try await contents(of: entries)
    let tests = try await test(entries, contents, laying: overlay)
    let passing = tests.filter { $0.test.passes }
    guard !passing.isEmpty else {
      throw .refused(DiagnosticList(tests.map { Self.stillFails($0.test) }))
    }
    let keys = try await keys(
      of: passing.map(\.test.record),
      addresses: EmailScan.addresses(in: overlay.stored)
    )
    for item in passing {
      guard let key = keys[item.test.record] else { continue }
      let sealed = try await sealing([
        (item.test.record, key, RecordContents(overlay: item.overlay.stored))
      ])
      let correction = RecordCorrection(
        ordinal: item.test.ordinal,
        source: overlay.source.keys.sorted(),
        target: overlay.target.keys.sorted(),
        reason: reason,
        contents: sealed?.digest
      )
      try await commit(.correct(run.plan.id, correction, sealed), by: actor)
    }
    return tests.map(\.test)
  }

  // MARK: Retrying

  /// Puts records back into their run, to be sent to the destination that failed and nowhere else;
  /// the run is reopened where it had ended.
  ///
  /// `leavingRest`: those that still fail stay where they are, as long as some pass.
  ///
  /// - Throws: RUN206 where one still fails, RUN207 where one has changed at its source since.
  package func retry(
    _ entries: [OutcomeEntry],
    leavingRest: Bool = false,
    by actor: ActorName
  ) async throws(RunFault) -> [Retest] {
    let contents = try await contents(of: entries)
    var tests = try await test(entries, contents, laying: RecordOverlay())
    let failing = tests.filter { !$0.test.passes }
    guard failing.isEmpty || (leavingRest && failing.count < tests.count) else {
      throw .refused(DiagnosticList(failing.map { Self.stillFails($0.test) }))
    }
    tests = tests.filter(\.test.passes)
    let passing = Set(tests.map(\.test.ordinal))
    try await checkSource(of: entries.filter { passing.contains($0.ordinal) }, contents)
    let keys = try await keys(of: tests.map(\.test.record))
    var records: [ReadyRecord] = []
    var boxes: [(record: RecordID, key: PersonKey, contents: RecordContents)] = []
    for item in tests {
      guard case .passes(let mapped) = item.test.result, let key = keys[item.test.record] else {
        continue
      }
      records.append(ReadyRecord(item.test.ordinal, key.fingerprint(of: mapped.json)))
      boxes.append(
        (
          item.test.record, key,
          RecordContents(key: mapped.key, mapped: mapped.json, answers: item.answers)
        )
      )
    }
    let retry = RecordRetry(
      run: run.plan.id,
      records: records,
      contents: try await sealing(boxes)
    )
    try await commit(.retry(retry), by: actor)
    return (tests + failing).map(\.test)
  }

  /// Leaves records as they are: they are not due again until their source changes.
  package func dismiss(
    _ entries: [OutcomeEntry],
    reason: String?,
    by actor: ActorName
  ) async throws(RunFault) {
    try await commit(
      .dismiss(run.plan.id, entries.map(\.ordinal), reason: reason),
      by: actor
    )
  }

  // MARK: The source

  /// A record that has changed at its source since the run read it must be read again, not sent as
  /// it was.
  private func checkSource(
    of entries: [OutcomeEntry],
    _ contents: [RecordOrdinal: RecordContents]
  ) async throws(RunFault) {
    let ids = entries.map(\.outcome.record.text)
    let page: FetchedPage
    do throws(PlatformFault) {
      page = try await work.source.adapter.fetchRecords(
        .records(object: run.plan.source.object, fields: work.mapping.fields, ids: ids),
        through: work.source.gate
      )
    } catch {
      throw RunFault(work.source.diagnostic(error, inRun: false))
    }
    let now = Dictionary(page.records.map { ($0.id, $0.json) }) { first, _ in first }
    let paths = work.mapping.fields.compactMap { work.mapping.approved.source[$0]?.path }
    var problems: [Diagnostic] = []
    for entry in entries {
      guard let then = contents[entry.ordinal]?.source else { continue }
      let record = entry.outcome.record
      guard let json = now[record.text] else {
        problems.append(
          Diagnostic(
            .error,
            .RUN208,
            "record \(record) is not at its source any more",
            hint: "Leave it: crosswalk held dismiss \(record)"
          )
        )
        continue
      }
      guard JSON.agree(then, json, on: paths) else {
        problems.append(
          Diagnostic(
            .error,
            .RUN207,
            "record \(record) has changed at its source since the run read it",
            hint: "Run the sync: it is read anew. Nothing was sent."
          )
        )
        continue
      }
    }
    guard problems.isEmpty else { throw .refused(DiagnosticList(problems)) }
  }

  static func stillFails(_ test: Retest) -> Diagnostic {
    guard case .fails(let outcome) = test.result else {
      return Diagnostic(.error, .RUN206, "record \(test.record) passes")
    }
    let place = outcome.field.map { " at \($0)" } ?? ""
    let code = outcome.code.map { " (\($0))" } ?? ""
    return Diagnostic(
      .error,
      .RUN206,
      "record \(test.record) would still be \(outcome.kind.rawValue)\(place)\(code): "
        + (outcome.message ?? "no reason is known"),
      hint: "Correct it: crosswalk held fix \(test.record) --set "
        + "\(outcome.field ?? "FIELD")=VALUE. Nothing was changed.",
      rule: outcome.rule
    )
  }
}
