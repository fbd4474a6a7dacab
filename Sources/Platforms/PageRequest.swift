package import Records
package import SyncMachine

/// What is read from a platform in one go.
package enum PageRequest: Hashable, Sendable {
  /// The next page of all records of an object, with these fields of its catalog; `after` is `nil`
  /// for the first.
  case list(object: String, fields: [String], after: PageToken?)
  /// The next page of the records changed at `since` or later, each once, by ascending identifier.
  ///
  /// `since` stays the same from the first page to the last. A record that changes while the pages
  /// are read may be found in this pass or only in the next one.
  case changed(object: String, fields: [String], since: Instant, after: PageToken?)
  /// The records with these identifiers, in any order; those that are gone are left out. Answered
  /// whole.
  case records(object: String, fields: [String], ids: [String])
  /// All records whose field has one of the values, ignoring case, with these fields: look-ups and
  /// read-backs. Answered whole, never in pages; each record found holds that field and these at
  /// its top level.
  case matching(object: String, field: String, values: [String], returning: [String])
}
