import Records
import SyncMachine

extension RunState {
  /// The form of a run's row.
  var stored: String {
    var body = JSONObjectWriter()
    body.string("phase", phase.rawValue)
    switch self {
    case .scheduled, .running, .completed, .completedWithExceptions: break
    case .waiting(let reason, let instant): body.wait(reason, until: instant)
    case .paused(let actor), .cancelling(let actor), .cancelled(let actor):
      body.string("by", actor.text)
    case .needsAttention(let attention): body.attention(attention)
    case .failed(let code): body.string("code", code.text)
    }
    return body.text
  }

  init(stored text: String) throws(JournalFault) {
    let body = try StoredBody(kind: "run state", version: 1, text: text)
    let phase: Phase = try body.word("phase")
    switch phase {
    case .scheduled: self = .scheduled
    case .running: self = .running
    case .waiting: self = .waiting(try body.waitReason(), until: try body.instant("until"))
    case .paused: self = .paused(by: try body.identifier("by"))
    case .needsAttention: self = .needsAttention(try body.attention())
    case .cancelling: self = .cancelling(by: try body.identifier("by"))
    case .completed: self = .completed
    case .completedWithExceptions: self = .completedWithExceptions
    case .failed: self = .failed(try body.identifier("code"))
    case .cancelled: self = .cancelled(by: try body.identifier("by"))
    }
  }
}
