import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

/// What is to be done with each record of a mapped page, and what is kept of it.
struct PageVerdicts: Sendable {
  /// The rule that stands for "made already, and never changed": the target is only created.
  static let createOnly = "create_only"

  let page: FetchedPage
  let mapped: MappedPage
  let answers: PageAnswers
  /// One for each record.
  let keys: [PersonKey]
  let ledger: [RecordID: LedgerEntry]
  /// Whether the mapping makes records and never changes them.
  let isCreateOnly: Bool

  @concurrent
  func records() async -> [PageRecord] {
    page.records.indices.map { index in
      let record = RecordID(page.records[index].id)
      return PageRecord(record, verdict(mapped.outcomes[index], record, keys[index]))
    }
  }

  private func verdict(
    _ outcome: MappingLanguage.RecordOutcome,
    _ record: RecordID,
    _ key: PersonKey
  ) -> PageRecord.Verdict {
    switch outcome {
    case .emitted(let mapped):
      let hash = key.fingerprint(of: mapped.json)
      guard let entry = ledger[record] else { return .ready(hash) }
      if entry.appliedHash == hash {
        return .decided(
          Journal.RecordOutcome(record, .unchanged, destination: entry.destination)
        )
      }
      return isCreateOnly
        ? .decided(
          Journal.RecordOutcome(
            record,
            .skipped,
            destination: entry.destination,
            rule: Self.createOnly
          )
        ) : .ready(hash)
    case .dropped(let filter):
      return .decided(Journal.RecordOutcome(record, .skipped, rule: filter))
    case .held(let held): return .decided(held.outcome(of: record))
    case .rejected(let rejection), .runFailed(let rejection):
      return .decided(rejection.outcome(.invalid, of: record))
    }
  }

  /// What is sealed: everything but what the destination holds already.
  @concurrent
  func contents(
    of records: [PageRecord]
  ) async -> [(record: RecordID, key: PersonKey, contents: RecordContents)] {
    var all: [(record: RecordID, key: PersonKey, contents: RecordContents)] = []
    for (index, source) in page.records.enumerated() {
      let record = RecordID(source.id)
      if case .decided(let outcome) = records[index].verdict, outcome.kind == .unchanged {
        continue
      }
      var contents = RecordContents(source: source.json, answers: answers.stored(of: index))
      switch mapped.outcomes[index] {
      case .emitted(let mapped):
        contents.key = mapped.key
        contents.mapped = mapped.json
      case .held(let held): contents.details = held.outcome(of: record).details
      case .rejected(let rejection), .runFailed(let rejection):
        contents.details = rejection.json.text()
      case .dropped: break
      }
      all.append((record, keys[index], contents))
    }
    return all
  }
}

extension Rejection {
  func outcome(_ kind: OutcomeKind, of record: RecordID) -> Journal.RecordOutcome {
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
  func outcome(of record: RecordID) -> Journal.RecordOutcome {
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
