/// How much a diagnostic weighs.
package enum Severity: String, Codable, Comparable, Hashable, Sendable {
  /// Refuses what was asked.
  case error
  /// Must be acknowledged by a person, or mended.
  case warning
  /// Worth knowing; blocks nothing.
  case note

  private var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  /// Errors come first.
  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
