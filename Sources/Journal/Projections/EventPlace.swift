import Records
import SyncMachine

/// Where an event stands, as far as rows follow from it.
struct EventPlace {
  let sequence: Int
  let position: Int
  let at: Instant
  let actor: ActorName
}
