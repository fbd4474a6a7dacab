import SyncMachine

/// What a mapping version's row says, as far as writing needs it.
struct MappingVersionRow {
  let name: MappingName
  let version: VersionNumber
  let state: MappingVersionState
  let position: Int
}
