import Records
package import SyncMachine

extension RunEvent {
  private static let prefix = "run."

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    switch self {
    case .started, .recovered, .woke, .wentQuiet: break
    case .waitBegan(let reason, let instant): body.wait(reason, until: instant)
    case .paused(let actor), .resumed(let actor), .cancelRequested(let actor),
      .reopened(let actor):
      body.string("by", actor.text)
    case .attentionNeeded(let attention): body.attention(attention)
    case .finished(let counts): body.counts(counts)
    case .gaveUp(let code): body.string("code", code.text)
    }
    return StoredEvent(Self.prefix + kind.rawValue, body: body.text)
  }

  /// Reads every form ever stored; `nil` for an event of another machine.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind.hasPrefix(Self.prefix),
      let kind = Kind(rawValue: String(event.kind.dropFirst(Self.prefix.count)))
    else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    switch kind {
    case .started: self = .started
    case .recovered: self = .recovered
    case .waitBegan: self = .waitBegan(try body.waitReason(), until: try body.instant("until"))
    case .woke: self = .woke
    case .paused: self = .paused(by: try body.identifier("by"))
    case .attentionNeeded: self = .attentionNeeded(try body.attention())
    case .resumed: self = .resumed(by: try body.identifier("by"))
    case .cancelRequested: self = .cancelRequested(by: try body.identifier("by"))
    case .wentQuiet: self = .wentQuiet
    case .finished: self = .finished(try body.counts())
    case .gaveUp: self = .gaveUp(try body.identifier("code"))
    case .reopened: self = .reopened(by: try body.identifier("by"))
    }
  }
}
