import Records

/// Queries whose rest is still to be fetched; the oldest make room for new ones.
struct QueryCursors: Sendable {
  struct Cursor: Sendable {
    let table: Int
    let fields: [Int]
    let rows: [Int]
    let pageSize: Int
    let opened: Instant
  }

  /// Ten may be open for one user.
  static let openMax = 10
  static let lifetime = Duration.seconds(2 * 86_400)

  private var open: [(name: String, cursor: Cursor)] = []
  private var opened = 0

  mutating func add(_ cursor: Cursor) -> String {
    opened += 1
    let name = SalesforceID.make(prefix: "0r8", number: opened)
    open.append((name, cursor))
    if open.count > Self.openMax { open.removeFirst() }
    return name
  }

  func find(_ name: String, at now: Instant) -> Cursor? {
    guard let cursor = open.first(where: { $0.name == name })?.cursor else { return nil }
    return now - cursor.opened < Self.lifetime ? cursor : nil
  }
}
