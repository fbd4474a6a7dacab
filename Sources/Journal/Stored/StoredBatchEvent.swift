import Records
package import SyncMachine

/// An event of a batch, with the outcomes it brought.
package struct StoredBatchEvent: Hashable, Sendable {
  private static let prefix = "batch."

  package var event: BatchEvent
  /// Empty for all but `applied`, `partly_applied`, `refused` and `decided`.
  package var outcomes: [RecordOutcome]
  /// The digest of what the platform said, sealed; `nil` where it said nothing about a record.
  package var contents: ContentHash?

  package init(
    _ event: BatchEvent,
    outcomes: [RecordOutcome] = [],
    contents: ContentHash? = nil
  ) {
    self.event = event
    self.outcomes = outcomes
    self.contents = contents
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    switch event {
    case .intended(let attempt): body.integer("attempt", attempt)
    case .partlyApplied(let unanswered), .refused(let unanswered):
      body.integer("unanswered", unanswered)
    case .answerLost(let operationClass): body.string("class", operationClass.rawValue)
    case .decided(let decision, let actor):
      body.string("decision", decision.rawValue)
      body.string("by", actor.text)
    case .split(let pieces): body.integer("pieces", pieces)
    case .retried(let ordinals): body.string("records", OrdinalRanges(ordinals).text)
    case .sent, .notApplied, .applied, .resolutionBegan, .foundNothing, .resendChosen,
      .decisionNeeded, .isolationBegan:
      break
    }
    body.string("contents", contents?.text)
    if !outcomes.isEmpty {
      body.objects("outcomes", outcomes) { outcome, body in body.outcome(outcome) }
    }
    return StoredEvent(Self.prefix + event.kind.rawValue, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ stored: StoredEvent) throws(JournalFault) {
    guard stored.kind.hasPrefix(Self.prefix),
      let kind = BatchEvent.Kind(rawValue: String(stored.kind.dropFirst(Self.prefix.count)))
    else { return nil }
    let body = try StoredBody(stored)
    guard stored.version == 1 else { throw body.unreadable }
    event = try Self.event(kind, body)
    contents = body.optionalIdentifier("contents")
    outcomes = []
    guard let items = try? body.objects("outcomes") else { return }
    for item in items { outcomes.append(try item.outcome()) }
  }

  private static func event(
    _ kind: BatchEvent.Kind,
    _ body: StoredBody
  ) throws(JournalFault) -> BatchEvent {
    switch kind {
    case .intended: .intended(attempt: try body.integer("attempt"))
    case .sent: .sent
    case .notApplied: .notApplied
    case .applied: .applied
    case .partlyApplied: .partlyApplied(unanswered: try body.integer("unanswered"))
    case .refused: .refused(unanswered: try body.integer("unanswered"))
    case .answerLost: .answerLost(try body.word("class"))
    case .resolutionBegan: .resolutionBegan
    case .foundNothing: .foundNothing
    case .resendChosen: .resendChosen
    case .decisionNeeded: .decisionNeeded
    case .decided: .decided(try body.word("decision"), by: try body.identifier("by"))
    case .isolationBegan: .isolationBegan
    case .split: .split(pieces: try body.integer("pieces"))
    case .retried: .retried(try body.ordinals("records"))
    }
  }
}
