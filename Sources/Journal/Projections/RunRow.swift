import SyncMachine

/// What a run's row says, as far as writing needs it.
struct RunRow {
  static let columns = """
    number, state, position, pair, page, cursor, exhausted, read, created, updated, unchanged,
    skipped, invalid, rejected, suppressed, held, accepted, unknown
    """

  let number: Int
  let id: RunID
  let state: RunState
  let position: Int
  let pair: Int
  let page: Int
  let cursor: PageToken?
  let isExhausted: Bool
  let counts: RunCounts

  init(_ row: StatementRow, _ id: RunID) throws(JournalFault) {
    self.id = id
    number = row.integer(0)
    state = try RunState(stored: row.text(1))
    position = row.integer(2)
    pair = row.integer(3)
    page = row.integer(4)
    cursor = row.optionalText(5).map { PageToken($0) }
    isExhausted = row.integer(6) == 1
    var counts = RunCounts()
    counts.read = row.integer(7)
    for (index, kind) in OutcomeKind.allCases.enumerated() {
      counts[kind] = row.integer(Int32(8 + index))
    }
    self.counts = counts
  }
}
