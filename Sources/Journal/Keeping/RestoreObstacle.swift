/// Why a backup does not replace a journal.
package enum RestoreObstacle: Hashable, Sendable {
  /// The journal has everything the backup has, and more.
  case newer(journal: Int, backup: Int)
  /// The two have gone different ways since this event.
  case different(since: Int)
  /// The backup itself is not sound.
  case unsound(String)
}
