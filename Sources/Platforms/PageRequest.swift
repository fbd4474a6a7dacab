package import SyncMachine

/// What is read from a platform in one go.
package enum PageRequest: Hashable, Sendable {
  /// The next page of all records of an object, with these fields of its catalog; `after` is `nil`
  /// for the first.
  case list(object: String, fields: [String], after: PageToken?)
  /// All records whose field has one of the values, ignoring case, with these fields: look-ups and
  /// read-backs. Answered whole, never in pages; each record found holds the fields at its top
  /// level.
  case matching(object: String, field: String, values: [String], returning: [String])
}
