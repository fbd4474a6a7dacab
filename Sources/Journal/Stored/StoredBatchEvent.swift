import Records
package import SyncMachine

/// An event of a batch, with the outcomes it brought.
package struct StoredBatchEvent: Hashable, Sendable {
  private static let prefix = "batch."

  package var event: BatchEvent
  /// Empty for all but `applied`, `partly_applied`, `refused`, `decided` and `remapped`.
  package var outcomes: [RecordOutcome]
  /// Of `remapped`: records that are still to be sent, and what is to be sent of each now.
  package var ready: [ReadyRecord]
  /// The digest of what is sealed beside the event: what the platform said about records, or what
  /// they were mapped with again; `nil` where that is nothing.
  package var contents: ContentHash?

  package init(
    _ event: BatchEvent,
    outcomes: [RecordOutcome] = [],
    ready: [ReadyRecord] = [],
    contents: ContentHash? = nil
  ) {
    self.event = event
    self.outcomes = outcomes
    self.ready = ready
    self.contents = contents
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    switch event {
    case .remapped(let left): body.integer("left", left)
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
    if !ready.isEmpty {
      body.objects("records", ready) { record, body in body.ready(record) }
    }
    return StoredEvent(Self.kind(event.kind), body: body.text)
  }

  /// The stored name.
  static func kind(_ kind: BatchEvent.Kind) -> String { prefix + kind.rawValue }

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
    ready = []
    if body.has("outcomes") {
      for item in try body.objects("outcomes") { outcomes.append(try item.outcome()) }
    }
    if kind == .remapped, body.has("records") {
      for item in try body.objects("records") { ready.append(try item.ready()) }
    }
  }

  private static func event(
    _ kind: BatchEvent.Kind,
    _ body: StoredBody
  ) throws(JournalFault) -> BatchEvent {
    switch kind {
    case .remapped: .remapped(left: try body.integer("left"))
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
