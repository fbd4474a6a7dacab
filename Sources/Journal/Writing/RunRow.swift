import SyncMachine

/// What a run's row says, as far as writing needs it.
struct RunRow {
  let number: Int
  let id: RunID
  let state: RunState
  let position: Int
  let pair: Int
  let page: Int
  let cursor: PageToken?
  let isExhausted: Bool
  let counts: RunCounts
}
