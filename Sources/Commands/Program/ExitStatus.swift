/// How a command ends, for scripts; the numbers never change.
package enum ExitStatus: Int32, Error, CaseIterable, Hashable, Sendable {
  case done = 0
  case error = 1
  case usage = 2
  /// The run ended, and some records are invalid, rejected or held.
  case finishedWithExceptions = 3
  /// A person must answer or approve first.
  case waitsForPerson = 4
  case planIsStale = 5
  case waitsForQuota = 6
}
