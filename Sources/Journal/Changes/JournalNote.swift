/// Events that no machine follows from: what a schedule decided.
package struct JournalNote: Hashable, Sendable {
  /// One of ``StreamName/sync(_:)``.
  package var stream: StreamName
  package var events: [StoredEvent]
  /// The stream's length they were decided on; `nil` where it does not matter.
  package var expecting: Int?

  package init(_ stream: StreamName, _ events: [StoredEvent], expecting: Int? = nil) {
    self.stream = stream
    self.events = events
    self.expecting = expecting
  }
}
