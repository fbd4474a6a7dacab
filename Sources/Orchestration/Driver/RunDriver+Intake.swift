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
    do throws(IntakeFault) {
      fetched = try await fetch(page)
    } catch {
      switch error {
      case .platform(let fault): try await fail(fault, at: source)
      case .run(let fault): throw fault
      }
      return
    }
    pageAttempts = AttemptCounter()
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
    if let failure = mapped.failure {
      try await giveUp(failure)
      return
    }
    try await stage(page, fetched, mapped, answers)
  }

  private func fail(
    _ fault: PlatformFault,
    at session: ConnectionSession
  ) async throws(RunFault) {
    if case .mapping = progress.intake { try take(.intake(.interrupted)) }
    if fault.kind == .cancelled { throw .cancelled }
    let attempt = pageAttempts.count(fault)
    try await follow(
      session.adapter.handleError(fault, attempt: attempt),
      fault,
      of: session,
      task: .takePage
    )
  }

  private func stage(
    _ page: IntakePage,
    _ fetched: FetchedPage,
    _ mapped: MappedPage,
    _ answers: PageAnswers
  ) async throws(RunFault) {
    let scope = LedgerScope(from: plan.source, to: plan.destination)
    let ids = fetched.records.map { RecordID($0.id) }
    let journal = journal
    let source = plan.source
    let run = plan.id
    let isCreateOnly = mapping.spec.target.operation == .insert
    let staging = try await reading { () async throws(JournalFault) -> PageStaging in
      let keys = try await journal.vault.keys(
        of: ids,
        at: source,
        handles: fetched.records.map { EmailScan.addresses(in: $0.json) }
      )
      let ledger = try await journal.reader.ledger(scope, records: ids)
      let verdicts = PageVerdicts(
        page: fetched,
        mapped: mapped,
        answers: answers,
        keys: keys,
        verdicts: RecordVerdicts(ledger: ledger, isCreateOnly: isCreateOnly)
      )
      let records = await verdicts.records()
      return PageStaging(
        run: run,
        page: page,
        next: fetched.next,
        records: records,
        contents: try await PersonVault.seal(verdicts.contents(of: records), of: run)
      )
    }
    let receipt = try await commit([.stagePage(staging)])
    try take(.intake(.staged(page.number, next: fetched.next)))
    if fetched.next == nil { try take(.intake(.advanced)) }
    try enter(staging, mapped, answers, without: receipt.repeated)
    reporter.report(.pageStaged)
    try await watchForAlikes()
  }

  /// Counts what a page brought and takes in what is to be sent, leaving out what the run had read
  /// before.
  private func enter(
    _ staging: PageStaging,
    _ mapped: MappedPage,
    _ answers: PageAnswers,
    without repeated: [RecordID]
  ) throws(RunFault) {
    // Of a record that stands twice on one page the journal keeps the first.
    var left: Set<RecordID> = []
    if !repeated.isEmpty {
      let leftOut = Dictionary(grouping: repeated) { $0 }.mapValues(\.count)
      let standing = Dictionary(grouping: staging.records, by: \.record).mapValues(\.count)
      left = Set(leftOut.filter { standing[$0.key] == $0.value }.keys)
    }
    var seen: Set<RecordID> = []
    var counts = RunCounts()
    var ordinal = progress.counts.read
    for (index, record) in staging.records.enumerated() {
      guard !left.contains(record.record), seen.insert(record.record).inserted else { continue }
      counts.read += 1
      ordinal += 1
      switch record.verdict {
      case .ready:
        guard case .emitted(let mapped) = mapped.outcomes[index] else { continue }
        waiting.append(
          PendingRecord(
            ordinal: RecordOrdinal(ordinal),
            mapped: mapped,
            current: answers.current(of: index)
          )
        )
      case .decided(let outcome): counts[outcome.kind] += 1
      }
    }
    try take(.counted(counts))
  }

  /// A rule that must not fail has failed: nothing of the page, or of the batch, is written.
  func giveUp(_ rejection: Rejection) async throws(RunFault) {
    guard try await turn(.gaveUp(FailureCode(DiagnosticCode.RUN202.rawValue))) else { return }
    problem = Diagnostic(
      .error,
      .RUN202,
      "rule \(rejection.by) must not fail, and failed: \(rejection.message)",
      hint: "Mend the rule or the record, then begin another run.",
      rule: rejection.by
    )
    reporter.report(.runEnded, problem: problem)
  }
}
