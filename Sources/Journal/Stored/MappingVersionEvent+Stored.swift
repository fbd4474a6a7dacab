import Records
package import SyncMachine

extension MappingVersionEvent {
  private static let prefix = "mapping."

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    switch self {
    case .drafted(let spec): body.string("spec", spec.text)
    case .checked(let spec, let findings):
      body.string("spec", spec.text)
      body.findings(findings)
    case .tested(let spec, let summary):
      body.string("spec", spec.text)
      body.summary(summary)
    case .proposed(let seal): body.string("seal", seal.text)
    case .approved(let seal, let actor):
      body.string("seal", seal.text)
      body.string("by", actor.text)
    case .superseded(let version): body.integer("by_version", version.number)
    case .retired(let actor): body.string("by", actor.text)
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
    case .drafted: self = .drafted(spec: try body.identifier("spec"))
    case .checked: self = .checked(spec: try body.identifier("spec"), try body.findings())
    case .tested: self = .tested(spec: try body.identifier("spec"), try body.summary())
    case .proposed: self = .proposed(seal: try body.identifier("seal"))
    case .approved:
      self = .approved(seal: try body.identifier("seal"), by: try body.identifier("by"))
    case .superseded: self = .superseded(by: try body.number("by_version"))
    case .retired: self = .retired(by: try body.identifier("by"))
    }
  }
}
