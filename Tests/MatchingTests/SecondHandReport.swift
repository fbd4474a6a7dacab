import Matching

/// Figures of sets, together and one by one, and each row that was missed.
struct SecondHandReport: CustomStringConvertible {
  private(set) var figures = RankingFigures()
  /// Rows whose field is in a pair that is taken without asking.
  private(set) var taken = 0
  /// Of those, how many pairs are right.
  private(set) var takenRight = 0
  /// Rows without a right answer, and how many of them are in no such pair.
  private(set) var unanswered = 0
  private(set) var abstained = 0
  private var lines: [String] = []

  init(_ sets: [LabelledSet]) {
    for set in sets {
      var own = RankingFigures()
      var missed: [String] = []
      for (row, answers) in set.ranked() {
        figures.add(answers, right: row.right)
        own.add(answers, right: row.right)
        missed += Self.miss(row, answers)
      }
      missed += addPairs(of: set)
      lines.append("\(set.name): \(own)")
      lines += missed
    }
  }

  /// The surest pairs; a line for each that is wrong.
  private mutating func addPairs(of set: LabelledSet) -> [String] {
    let pairs = set.matcher.oneToOne()
    var wrong: [String] = []
    for row in set.rows {
      let pair = pairs.first { (set.asksForSources ? $0.target : $0.source) == row.field }
      if row.right.isEmpty {
        unanswered += 1
        if pair == nil { abstained += 1 }
      }
      guard let pair else { continue }
      taken += 1
      if row.right.contains(set.asksForSources ? pair.source : pair.target) {
        takenRight += 1
      } else {
        wrong.append("  sure and wrong: \(pair.source) -> \(pair.target) \(pair.score)")
      }
    }
    return wrong
  }

  /// A line where the first answer is not right, or where there is none and one is surely given.
  private static func miss(
    _ row: LabelledSet.Row,
    _ answers: [(name: String, score: Double)]
  ) -> [String] {
    let first = answers.first.map { "\($0.name) \(hundredths($0.score))" } ?? "nothing"
    if row.right.isEmpty {
      return answers.first.map { $0.score >= 0.5 } ?? false
        ? ["  \(row.field): none is right, said \(first)"] : []
    }
    let place = answers.firstIndex { row.right.contains($0.name) }
    guard place != 0 else { return [] }
    let right = row.right.sorted().joined(separator: ", ")
    let found = place.map { "place \($0 + 1), \(hundredths(answers[$0].score))" } ?? "not found"
    return ["  \(row.field): \(right) is right (\(found)), said \(first)"]
  }

  private static func hundredths(_ score: Double) -> Double { (score * 100).rounded() / 100 }

  var description: String {
    """
    \(figures)
    sure pairs: \(taken), right \(takenRight)
    without an answer: \(unanswered), no sure pair \(abstained)

    \(lines.joined(separator: "\n"))
    """
  }
}
