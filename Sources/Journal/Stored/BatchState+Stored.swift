import Records
import SyncMachine

extension BatchState {
  /// The form of a batch's row.
  var stored: String {
    var body = JSONObjectWriter()
    body.string("phase", phase.rawValue)
    switch self {
    case .planned(let attempt), .intended(let attempt), .sent(let attempt), .applied(let attempt),
      .needsDecision(let attempt), .isolating(let attempt), .withdrawn(let attempt):
      body.integer("attempt", attempt)
    case .partial(let attempt, let unanswered), .rejected(let attempt, let unanswered):
      body.integer("attempt", attempt)
      body.integer("unanswered", unanswered)
    case .unknown(let attempt, let operationClass):
      body.integer("attempt", attempt)
      body.string("class", operationClass.rawValue)
    case .resolving(let attempt, let operationClass, let looks):
      body.integer("attempt", attempt)
      body.string("class", operationClass.rawValue)
      body.integer("looks", looks)
    case .split(let pieces): body.integer("pieces", pieces)
    }
    return body.text
  }

  init(stored text: String) throws(JournalFault) {
    let body = try StoredBody(kind: "batch state", version: 1, text: text)
    let phase: Phase = try body.word("phase")
    guard phase != .split else {
      self = .split(pieces: try body.integer("pieces"))
      return
    }
    let attempt = try body.integer("attempt")
    switch phase {
    case .planned: self = .planned(attempts: attempt)
    case .intended: self = .intended(attempt: attempt)
    case .sent: self = .sent(attempt: attempt)
    case .applied: self = .applied(attempt: attempt)
    case .partial:
      self = .partial(attempt: attempt, unanswered: try body.integer("unanswered"))
    case .rejected:
      self = .rejected(attempt: attempt, unanswered: try body.integer("unanswered"))
    case .unknown: self = .unknown(attempt: attempt, try body.word("class"))
    case .resolving:
      self = .resolving(
        attempt: attempt,
        try body.word("class"),
        looks: try body.integer("looks")
      )
    case .needsDecision: self = .needsDecision(attempt: attempt)
    case .isolating: self = .isolating(attempt: attempt)
    case .withdrawn: self = .withdrawn(attempts: attempt)
    case .split: throw body.unreadable
    }
  }
}
