import SyncMachine

/// A record that a batch holds, without its contents.
struct BatchMember {
  let ordinal: Int
  let record: RecordID
  let hash: ContentHash
}
