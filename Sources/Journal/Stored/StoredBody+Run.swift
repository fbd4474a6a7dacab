import Records
import SyncMachine

extension JSONObjectWriter {
  mutating func wait(_ reason: WaitReason, until instant: Instant) {
    string("reason", reason.kind.rawValue)
    string("connection", reason.connection?.text)
    integer("until", instant.milliseconds)
  }

  mutating func attention(_ attention: Attention) {
    string("kind", attention.kind.rawValue)
    string("code", attention.code.text)
    string("connection", attention.connection?.text)
    integer("batch", attention.batch?.number)
  }

  mutating func counts(_ counts: RunCounts) {
    integer("read", counts.read)
    integer("created", counts.created)
    integer("updated", counts.updated)
    integer("unchanged", counts.unchanged)
    integer("skipped", counts.skipped)
    integer("invalid", counts.invalid)
    integer("rejected", counts.rejected)
    integer("suppressed", counts.suppressed)
    integer("held", counts.held)
    integer("accepted", counts.accepted)
    integer("unknown", counts.unknown)
  }
}

extension StoredBody {
  func waitReason() throws(JournalFault) -> WaitReason {
    WaitReason(try word("reason"), connection: optionalIdentifier("connection"))
  }

  func attention() throws(JournalFault) -> Attention {
    Attention(
      try word("kind"),
      code: try identifier("code"),
      connection: optionalIdentifier("connection"),
      batch: optionalNumber("batch")
    )
  }

  func counts() throws(JournalFault) -> RunCounts {
    var counts = RunCounts()
    counts.read = try integer("read")
    counts.created = try integer("created")
    counts.updated = try integer("updated")
    counts.unchanged = try integer("unchanged")
    counts.skipped = try integer("skipped")
    counts.invalid = try integer("invalid")
    counts.rejected = try integer("rejected")
    counts.suppressed = try integer("suppressed")
    counts.held = try integer("held")
    counts.accepted = try integer("accepted")
    counts.unknown = try integer("unknown")
    return counts
  }
}
