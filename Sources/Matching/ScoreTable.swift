import Records

/// How well each source field goes with each target field, after each has seen its rivals.
struct ScoreTable: Sendable {
  private let rows: Int
  private let columns: Int
  private var values: [Float]

  init(
    _ scoring: PairScoring,
    sourceSystem: String,
    prior: MappingPrior,
    values evidence: MatchEvidence
  ) {
    rows = scoring.sources.count
    columns = scoring.targets.count
    values = []
    values.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for (column, found) in scoring.scores(ofSource: row).enumerated() {
        var score = found
        if !prior.isEmpty {
          let names = (scoring.sources[row].field.name, scoring.targets[column].field.name)
          score = MappingPrior.raised(score, by: prior.count(names.0, names.1))
        }
        if !evidence.isEmpty {
          score = evidence.weighed(score, scoring.sources[row], scoring.targets[column])
        }
        values.append(Float(score))
      }
    }
    takeIdentities(scoring, sourceSystem)
    compete()
    doubt()
  }

  subscript(row: Int, column: Int) -> Double { Double(values[row * columns + column]) }

  /// The places of the sources that go best with a target, best first, in the catalog's order
  /// where they are as good.
  func best(ofTarget column: Int, _ limit: Int) -> [Int] {
    Self.best((0..<rows).map { values[$0 * columns + column] }, limit)
  }

  /// The places of the targets that go best with a source, best first.
  func best(ofSource row: Int, _ limit: Int) -> [Int] {
    Self.best(Array(values[row * columns..<(row + 1) * columns]), limit)
  }

  private static func best(_ line: [Float], _ limit: Int) -> [Int] {
    var best: [Int] = []
    for place in line.indices where line[place] > 0 {
      if best.count == limit, let last = best.last, line[last] >= line[place] { continue }
      var index = best.count
      while index > 0, line[best[index - 1]] < line[place] { index -= 1 }
      best.insert(place, at: index)
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  /// The source's own record identifier, for a key field that is there to hold it.
  private mutating func takeIdentities(_ scoring: PairScoring, _ system: String) {
    for (column, target) in scoring.targets.enumerated()
    where RecordIdentity.isExternalKey(target.field, of: system) {
      for (row, source) in scoring.sources.enumerated()
      where RecordIdentity.isIdentifier(source.field) {
        let fit = TypeFit.of(source.field, into: target.field)
        if fit == .direct || fit == .asText { values[row * columns + column] = 0.97 }
      }
    }
  }

  /// A source that another target needs more, and a target that another source fits better, are
  /// worth less to each other.
  private mutating func compete() {
    var ofRow = [Float](repeating: 0, count: rows)
    var ofColumn = [Float](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * columns + column]
        ofRow[row] = max(ofRow[row], value)
        ofColumn[column] = max(ofColumn[column], value)
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * columns + column]
        let better = max(ofRow[row], ofColumn[column]) - value
        values[row * columns + column] = min(1, value * (1 - 0.15 * better))
      }
    }
  }

  /// A pair with a rival that is almost as good is less sure, so that the score of a pair says how
  /// sure it is.
  private mutating func doubt() {
    var ofRow = [Best](repeating: Best(), count: rows)
    var ofColumn = [Best](repeating: Best(), count: columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * columns + column]
        ofRow[row].see(value, at: column)
        ofColumn[column].see(value, at: row)
      }
    }
    for row in 0..<rows {
      for column in 0..<columns {
        let value = values[row * columns + column]
        guard value > 0 else { continue }
        let rivals = (ofColumn[column].rival(of: row), ofRow[row].rival(of: column))
        let left = (1 - 0.12 * Self.closeness(value, rivals.0))
        values[row * columns + column] = value * left * (1 - 0.08 * Self.closeness(value, rivals.1))
      }
    }
  }

  /// 1 for a rival that is as good or better, 0 for one that is far behind.
  private static func closeness(_ value: Float, _ rival: Float) -> Float {
    max(0, min(1, 1 - (value - rival) / 0.2))
  }

  /// The best and the second best of a line.
  private struct Best {
    private var place = -1
    private var first: Float = 0
    private var second: Float = 0

    mutating func see(_ value: Float, at place: Int) {
      if value > first {
        (second, first) = (first, value)
        self.place = place
      } else if value > second {
        second = value
      }
    }

    func rival(of place: Int) -> Float { place == self.place ? second : first }
  }
}
