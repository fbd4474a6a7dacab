import Records
package import SyncMachine

/// What a person does about records that are invalid, rejected or held.
package enum WorkbenchEvent: Hashable, Sendable {
  /// Other values were laid over a record; the source stays as it is.
  case corrected(RecordCorrection)
  /// Records wait for a batch again, with what is to be sent of each.
  case retried([ReadyRecord], contents: ContentHash?)
  /// Records are left as they are; they are not due again until their source changes.
  case dismissed(OrdinalRanges, reason: String?)
}

/// Which fields of a record were corrected, and why; the values are sealed beside the event.
package struct RecordCorrection: Hashable, Sendable {
  package var ordinal: RecordOrdinal
  /// Names of source fields.
  package var source: [String]
  /// Names of target fields.
  package var target: [String]
  package var reason: String?
  package var contents: ContentHash?

  package init(
    ordinal: RecordOrdinal,
    source: [String] = [],
    target: [String] = [],
    reason: String? = nil,
    contents: ContentHash? = nil
  ) {
    self.ordinal = ordinal
    self.source = source
    self.target = target
    self.reason = reason
    self.contents = contents
  }
}

extension WorkbenchEvent {
  private static let prefix = "workbench."

  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case corrected
    case retried
    case dismissed
  }

  package var kind: Kind {
    switch self {
    case .corrected: .corrected
    case .retried: .retried
    case .dismissed: .dismissed
    }
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    switch self {
    case .corrected(let correction):
      body.integer("ordinal", correction.ordinal.number)
      body.strings("source", correction.source)
      body.strings("target", correction.target)
      body.string("reason", correction.reason)
      body.string("contents", correction.contents?.text)
    case .retried(let records, let contents):
      body.objects("records", records) { record, body in body.ready(record) }
      body.string("contents", contents?.text)
    case .dismissed(let ranges, let reason):
      body.string("records", ranges.text)
      body.string("reason", reason)
    }
    return StoredEvent(Self.prefix + kind.rawValue, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind.hasPrefix(Self.prefix),
      let kind = Kind(rawValue: String(event.kind.dropFirst(Self.prefix.count)))
    else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    switch kind {
    case .corrected:
      self = .corrected(
        RecordCorrection(
          ordinal: try body.number("ordinal"),
          source: try body.strings("source"),
          target: try body.strings("target"),
          reason: body.optional("reason"),
          contents: body.optionalIdentifier("contents")
        )
      )
    case .retried:
      var records: [ReadyRecord] = []
      for item in try body.objects("records") { records.append(try item.ready()) }
      self = .retried(records, contents: body.optionalIdentifier("contents"))
    case .dismissed:
      guard let ranges = OrdinalRanges(try body.string("records")) else { throw body.unreadable }
      self = .dismissed(ranges, reason: body.optional("reason"))
    }
  }
}
