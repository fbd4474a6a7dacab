/// Microseconds of processor time for a record, by program and round.
struct MapResults {
  private let order: [String]
  private var rounds: [String: [Double]] = [:]

  init(order: [String]) { self.order = order }

  mutating func add(_ name: String, _ microseconds: Double) {
    rounds[name, default: []].append(microseconds)
  }

  private func median(_ name: String) -> Double? { rounds[name]?.median }

  /// The figure of one of another; `nil` where either did not take part.
  private func ratio(_ name: String, _ other: String) -> Double? {
    guard let figure = median(name), let base = median(other), base > 0 else { return nil }
    return figure / base
  }

  func fill(_ table: inout FigureTable) {
    for name in order {
      table.add(name + ", a record", median(name) ?? 0, "µs", digits: 2)
    }
    add(MapContest.lines, MapPeer.pattern, most: 2, aim: 1.3, &table)
    add(MapContest.rows, MapContest.lines, most: 2, aim: 1.2, &table)
    add(MapContest.renames, MapPeer.copy, most: 1.4, aim: 1, &table)
  }

  private func add(
    _ name: String,
    _ other: String,
    most: Double,
    aim: Double,
    _ table: inout FigureTable
  ) {
    guard let ratio = ratio(name, other) else { return }
    table.add("\(name) : \(other)", ratio, digits: 2, limit: .atMost(most), aim: aim)
  }
}
