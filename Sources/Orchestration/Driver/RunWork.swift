import Journal
import Platforms

/// What a run works with: both ends, the pinned mapping, and how the destination is written to.
struct RunWork: Sendable {
  var source: ConnectionSession
  var destination: ConnectionSession
  var mapping: PageMapping
  var ability: UploadAbility
}
