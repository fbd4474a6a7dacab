import Records

/// The records as a search sees them: changes come in only after the lag.
///
/// A record is made only where a filter wants a value nothing cheaper tells.
struct SearchIndex: Sendable {
  private let portal: HubSpotPortal
  private let object: HubSpotObject
  private let moment: Instant
  /// Modified times by position, as far as they were generated.
  private let modified: [Int64]

  init(_ portal: HubSpotPortal, _ object: HubSpotObject, at now: Instant) {
    self.portal = portal
    self.object = object
    let lag = portal.searchLag.wholeMilliseconds
    moment = lag > 0 ? Instant(milliseconds: now.milliseconds - lag) : HubSpotPortal.latest
    switch object {
    case .contacts: modified = portal.modifiedTimes.all
    case .companies:
      modified = (0..<portal.companies.size).map { portal.companies.modified(at: $0) }
    }
  }

  func record(_ index: Int) -> HubSpotRecord { portal.record(object, at: index, asOf: moment) }

  /// The positions of the records that meet all filters of any group, in their order.
  func matches(_ groups: [[HubSpotFilter]]) -> [Int] {
    guard !groups.isEmpty else { return Array(modified.indices) }
    let reaches = groups.map { reach(of: $0) }
    let start = reaches.map(\.range.lowerBound).min() ?? 0
    let end = reaches.map(\.range.upperBound).max() ?? 0
    var found: [Int] = []
    func look(_ index: Int) {
      var record: HubSpotRecord?
      if groups.contains(where: { holds($0, index, &record) }) { found.append(index) }
    }
    if reaches.allSatisfy({ $0.listed != nil }) {
      let listed = Set(reaches.flatMap { $0.listed ?? [] })
      for index in listed.sorted() where (start..<end).contains(index) { look(index) }
    } else {
      for index in start..<end { look(index) }
    }
    return found
  }

  /// Positions in the order wanted: without a value last, equals in the order of creation.
  func sorted(_ found: [Int], by sort: HubSpotSearch.Sort?) -> [Int] {
    guard let sort else { return found }
    switch sort.origin {
    case .id, .created: return sort.descending ? found.reversed() : found
    case .modified:
      return order(found.map { ($0, modified(at: $0)) }, descending: sort.descending)
    case .record:
      let values = found.map { ($0, record($0).values[sort.property.name] ?? "") }
      let present = values.filter { !$0.1.isEmpty }
      let absent = values.filter(\.1.isEmpty).map(\.0)
      guard sort.property.isSized else {
        return order(present.map { ($0, $1.lowercased()) }, descending: sort.descending) + absent
      }
      let sized = present.map { ($0, sort.property.size(of: $1) ?? 0) }
      return order(sized, descending: sort.descending) + absent
    }
  }

  private func order<Value: Comparable>(_ keyed: [(Int, Value)], descending: Bool) -> [Int] {
    keyed.sorted { left, right in
      guard left.1 != right.1 else { return left.0 < right.0 }
      return descending ? left.1 > right.1 : left.1 < right.1
    }.map(\.0)
  }

  private func modified(at index: Int) -> Int64 {
    guard object == .contacts, !portal.edits.isEmpty else { return modified[index] }
    return portal.edits.modified(index, asOf: moment) ?? modified[index]
  }

  private func holds(
    _ filters: [HubSpotFilter],
    _ index: Int,
    _ made: inout HubSpotRecord?
  ) -> Bool {
    for filter in filters {
      let met: Bool
      switch filter.origin {
      case .id: met = filter.holds(Double(portal.id(object, at: index)))
      case .created: met = filter.holds(Double(portal.created(object, at: index)))
      case .modified: met = filter.holds(Double(modified(at: index)))
      case .record:
        let record = made ?? record(index)
        made = record
        met = filter.holds(record.values[filter.property.name])
      }
      if !met { return false }
    }
    return true
  }

  /// Which positions a group can find at most: by the bounds it sets to the number, or by address.
  private func reach(of filters: [HubSpotFilter]) -> (range: Range<Int>, listed: [Int]?) {
    var (start, end) = (0, modified.count)
    var listed: [Int]?
    for filter in filters {
      switch (filter.origin, filter.comparison, filter.operands) {
      case (.id, .greater, .numbers(let bounds)), (.id, .atLeast, .numbers(let bounds)):
        start = max(start, position(bounds[0]))
      case (.id, .less, .numbers(let bounds)), (.id, .atMost, .numbers(let bounds)):
        end = min(end, position(bounds[0]) + 1)
      case (.id, .equal, .numbers(let ids)), (.id, .isIn, .numbers(let ids)):
        listed = ids.map { position($0) }
      case (.record, .equal, .texts(let emails)), (.record, .isIn, .texts(let emails)):
        guard filter.property.name == "email" else { continue }
        listed = emails.flatMap { portal.contacts(email: $0) }
      default: continue
      }
    }
    end = min(end, modified.count)
    return (min(start, end)..<end, listed)
  }

  /// The first position with that number or a greater one.
  private func position(_ id: Double) -> Int {
    // Far beyond any number there is, and small enough to count with.
    portal.index(object, from: Int(min(max(id.rounded(.down), 0), 1e12)))
  }
}
