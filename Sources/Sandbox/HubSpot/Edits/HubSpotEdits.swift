import Records

/// What has happened to the generated contacts: all of the portal that has to be kept.
///
/// Each change remembers when it came in, so that a search can go on seeing the time before it.
struct HubSpotEdits: Sendable {
  /// New values of one contact; an empty text is a value that was cleared.
  private struct Edit: Sendable {
    var number: Int
    var recorded: Instant
    var modified: Int64
    var values: [String: String]
  }

  /// One modified time for a range of contacts, as a bulk process leaves it.
  private struct Touch: Sendable {
    let number: Int
    let recorded: Instant
    let modified: Int64
    let range: Range<Int>
  }

  /// By position of the contact, oldest first.
  private var edits: [Int: [Edit]] = [:]
  private var touches: [Touch] = []
  /// Who was ever given an address, in lower case.
  private var addressees: [String: Set<Int>] = [:]
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// Gives a contact new values.
  ///
  /// Nobody looks behind `settled` any more: what is older is merged.
  mutating func edit(_ index: Int, _ values: [String: String], at now: Instant, settled: Instant) {
    count += 1
    var list = edits[index, default: []]
    list.append(
      Edit(number: count, recorded: now, modified: now.milliseconds, values: values)
    )
    while list.count > 1, list[1].recorded <= settled {
      list[1].values.merge(list[0].values) { newer, _ in newer }
      list.removeFirst()
    }
    edits[index] = list
    if let email = values["email"] { addressees[email, default: []].insert(index) }
  }

  /// Stamps a range of contacts with one modified time.
  mutating func touch(_ range: Range<Int>, modified: Int64, at now: Instant) {
    count += 1
    touches.append(Touch(number: count, recorded: now, modified: modified, range: range))
  }

  /// When a contact last changed, of the changes known by `moment`; `nil` where there is none.
  func modified(_ index: Int, asOf moment: Instant) -> Int64? {
    let edit = edits[index]?.last { $0.recorded <= moment }
    let touch = touches.last { $0.range.contains(index) && $0.recorded <= moment }
    guard let edit else { return touch?.modified }
    guard let touch, touch.number > edit.number else { return edit.modified }
    return touch.modified
  }

  /// The values a contact was given, of the changes known by `moment`.
  func values(_ index: Int, asOf moment: Instant) -> [String: String] {
    var values: [String: String] = [:]
    for edit in edits[index] ?? [] where edit.recorded <= moment {
      values.merge(edit.values) { _, newer in newer }
    }
    return values
  }

  /// Whoever was given that address, now or before.
  func addressees(of email: String) -> Set<Int> { addressees[email] ?? [] }
}
