/// A record as a platform or a file gave it: JSON text and an identity.
package struct SourceRecord: Hashable, Sendable {
  /// The platform's identifier, or a file's line number.
  package var id: String
  /// One JSON object, UTF-8.
  package var json: [UInt8]

  package init(id: String, json: [UInt8]) {
    self.id = id
    self.json = json
  }
}

/// What a mapping made of a source record: the target's fields as one JSON object.
///
/// Never confused with the ``SourceRecord`` it came from.
package struct MappedRecord: Hashable, Sendable {
  /// The source record's identifier.
  package var id: String
  /// The value of the target's key field, as text; empty where the target has no key.
  package var key: String
  /// One JSON object of target field names and values, in the order of the rules, UTF-8.
  package var json: [UInt8]

  package init(id: String, key: String, json: [UInt8]) {
    self.id = id
    self.key = key
    self.json = json
  }
}
