import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// Fetches the page that is due, maps it, and stages it with its cursor in one transaction.
  ///
  /// Nothing of a page is kept before that: a fault half-way means that it is fetched again.
  func takePage() async throws(RunFault) {
    if case .staged = progress.intake { try take(.intake(.advanced)) }
    guard case .fetching(let page) = progress.intake else { return }
    reporter.report(.pageFetching)
    let fetched: FetchedPage
    do throws(PlatformFault) {
      fetched = try await fetch(page)
    } catch {
      try await fail(error, at: source)
      return
    }
    try take(.intake(.fetched(next: fetched.next)))
    let answers: PageAnswers
    do throws(LookupFault) {
      answers = try await mapping.answers(
        for: fetched.records,
        run: RunConstants(startedAt: startedAt, runID: plan.id.text),
        at: destination
      )
    } catch {
      try await fail(error.fault, at: error.session)
      return
    }
    let mapped = await mapping.map(fetched, with: answers, by: source.adapter)
    try take(.intake(.mapped))
    reporter.report(.pageMapped)
    try await stage(page, fetched, mapped)
  }

  private func fetch(_ page: IntakePage) async throws(PlatformFault) -> FetchedPage {
    let request = PageRequest.list(
      object: plan.source.object,
      fields: mapping.fields,
      after: page.after
    )
    let fetched = try await source.adapter.fetchRecords(request, through: source.gate)
    guard fetched.next == nil || fetched.next != page.after else {
      throw PlatformFault(
        .unreadable(status: 200),
        of: .reading("\(source.platform.rawValue).\(plan.source.object).list"),
        message: "the next page begins where this one began"
      )
    }
    pageAttempts = AttemptCounter()
    return fetched
  }

  private func fail(
    _ fault: PlatformFault,
    at session: ConnectionSession
  ) async throws(RunFault) {
    if case .mapping = progress.intake { try take(.intake(.interrupted)) }
    if fault.kind == .cancelled { throw .cancelled }
    let attempt = pageAttempts.count(fault)
    try await follow(session.adapter.handleError(fault, attempt: attempt), fault, of: session)
  }

  private func stage(
    _ page: IntakePage,
    _ fetched: FetchedPage,
    _ mapped: MappedPage
  ) async throws(RunFault) {
    if let failure = mapped.failure {
      try await giveUp(failure)
      return
    }
    let scope = LedgerScope(from: plan.source, to: plan.destination)
    let ids = fetched.records.map { RecordID($0.id) }
    let ledger = try await reading { () async throws(JournalFault) in
      try await journal.reader.ledger(scope, records: ids)
    }
    let records = zip(fetched.records, mapped.outcomes).map { source, outcome in
      PageRecord(source, Self.verdict(outcome, of: RecordID(source.id), ledger))
    }
    let receipt = try await commit([
      .stagePage(PageStaging(run: plan.id, page: page, next: fetched.next, records: records))
    ])
    try take(.intake(.staged(page.number, next: fetched.next)))
    if fetched.next == nil { try take(.intake(.advanced)) }
    try count(records, without: receipt.repeated)
    reporter.report(.pageStaged)
    try await watchForAlikes()
  }

  /// Counts what a page brought, leaving out what the run had read before.
  private func count(_ records: [PageRecord], without repeated: [RecordID]) throws(RunFault) {
    var left = Dictionary(grouping: repeated) { $0 }.mapValues(\.count)
    var counts = RunCounts()
    var ready = 0
    // The journal keeps the first of several: what is left out stands last.
    for record in records.reversed() {
      let id = RecordID(record.source.id)
      if let count = left[id], count > 0 {
        left[id] = count - 1
        continue
      }
      counts.read += 1
      switch record.verdict {
      case .ready: ready += 1
      case .decided(let outcome, _): counts[outcome.kind] += 1
      }
    }
    waitingCount = waitingCount.map { $0 + ready }
    try take(.counted(counts))
  }

  /// A rule that must not fail has failed: nothing of the page is written.
  private func giveUp(_ rejection: Rejection) async throws(RunFault) {
    problem = Diagnostic(
      .error,
      .RUN202,
      "rule \(rejection.by) must not fail, and failed: \(rejection.message)",
      hint: "Mend the rule or the record, then begin another run.",
      rule: rejection.by
    )
    try await advance([.gaveUp(FailureCode(DiagnosticCode.RUN202.rawValue))])
    reporter.report(.runEnded, problem: problem)
  }

  // MARK: Verdicts

  private static func verdict(
    _ outcome: MappingLanguage.RecordOutcome,
    of record: RecordID,
    _ ledger: [RecordID: LedgerEntry]
  ) -> PageRecord.Verdict {
    switch outcome {
    case .emitted(let mapped):
      let hash = ContentHash.sha256(mapped.json)
      guard let entry = ledger[record], entry.appliedHash == hash else {
        return .ready(mapped, hash)
      }
      return .decided(
        Journal.RecordOutcome(record, .unchanged, destination: entry.destination),
        mapped: nil
      )
    case .dropped(let filter):
      return .decided(Journal.RecordOutcome(record, .skipped, rule: filter), mapped: nil)
    case .held(let held): return .decided(held.outcome(of: record), mapped: nil)
    case .rejected(let rejection), .runFailed(let rejection):
      return .decided(rejection.outcome(.invalid, of: record), mapped: nil)
    }
  }
}

extension Rejection {
  fileprivate func outcome(_ kind: OutcomeKind, of record: RecordID) -> Journal.RecordOutcome {
    Journal.RecordOutcome(
      record,
      kind,
      code: code.rawValue,
      field: target,
      rule: by,
      message: message,
      details: json.text()
    )
  }
}

extension MappingLanguage.HeldRecord {
  fileprivate func outcome(of record: RecordID) -> Journal.RecordOutcome {
    if let failure { return failure.outcome(.held, of: record) }
    let question: JSON? = ask.map {
      ["text": .string($0.text), "options": .strings($0.options)]
    }
    return Journal.RecordOutcome(
      record,
      .held,
      field: target,
      rule: by,
      message: ask?.text ?? "waits for a decision",
      details: question?.text()
    )
  }
}
