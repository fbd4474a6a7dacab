import Records
import SyncMachine

extension JSONObjectWriter {
  /// All of an outcome but its details, which may hold values.
  mutating func outcome(_ outcome: RecordOutcome) {
    string("id", outcome.record.text)
    string("outcome", outcome.kind.rawValue)
    string("destination", outcome.destination?.text)
    string("code", outcome.code)
    string("field", outcome.field)
    string("rule", outcome.rule)
    string("message", outcome.message)
  }

  mutating func ready(_ record: ReadyRecord) {
    integer("ordinal", record.ordinal.number)
    string("hash", record.hash.text)
  }
}

extension StoredBody {
  func outcome() throws(JournalFault) -> RecordOutcome {
    RecordOutcome(
      try identifier("id"),
      try word("outcome"),
      destination: optionalIdentifier("destination"),
      code: optional("code"),
      field: optional("field"),
      rule: optional("rule"),
      message: optional("message")
    )
  }

  func ready() throws(JournalFault) -> ReadyRecord {
    ReadyRecord(try number("ordinal"), try identifier("hash"))
  }
}
