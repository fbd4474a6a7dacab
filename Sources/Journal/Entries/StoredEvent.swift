/// An event as it is kept: a name, the version of its form, and JSON text.
package struct StoredEvent: Hashable, Sendable {
  /// `run.started`, `batch.planned`.
  package var kind: String
  /// Counted from 1; an old form is read for ever.
  package var version: Int
  /// One JSON object without contents of records.
  package var body: String

  package init(_ kind: String, version: Int = 1, body: String = "{}") {
    self.kind = kind
    self.version = version
    self.body = body
  }
}
