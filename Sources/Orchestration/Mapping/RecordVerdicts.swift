import Journal
import MappingLanguage
import Records
import SyncMachine

/// What is to be done with a mapped record: sent, or decided without being sent.
struct RecordVerdicts: Sendable {
  /// The rule that stands for "made already, and never changed": the target is only created.
  static let createOnly = "create_only"

  let ledger: [RecordID: LedgerEntry]
  /// Whether the mapping makes records and never changes them.
  let isCreateOnly: Bool

  func verdict(
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
}

extension RecordContents {
  /// Takes in what the mapping made of a record.
  mutating func add(_ outcome: MappingLanguage.RecordOutcome, of record: RecordID) {
    switch outcome {
    case .emitted(let record):
      key = record.key
      mapped = record.json
    case .held(let held): details = held.outcome(of: record).details
    case .rejected(let rejection), .runFailed(let rejection): details = rejection.json.text()
    case .dropped: break
    }
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
