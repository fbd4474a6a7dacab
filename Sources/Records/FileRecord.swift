package import Diagnostics

/// What one line or row of a file holds: a record, or what is wrong with it.
package enum FileRecord: Hashable, Sendable {
  /// The record, identified by the number of the line it begins on.
  case record(SourceRecord)
  case problem(Diagnostic)
}
