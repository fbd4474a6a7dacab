/// How often right answers stand first, among five and among twenty, and how sure figures are.
struct RankingFigures: CustomStringConvertible {
  private(set) var rows = 0
  private var places = [0, 0, 0]
  private var answers: [(score: Double, isRight: Bool)] = []

  /// Counts what was ranked for one field; without a right answer, anything said is wrong.
  mutating func add(_ ranked: [(name: String, score: Double)], right: Set<String>) {
    let place = ranked.firstIndex { right.contains($0.name) }
    answers.append((ranked.first?.score ?? 0, place == 0))
    guard !right.isEmpty else { return }
    rows += 1
    for (index, limit) in [1, 5, 20].enumerated() where place.map({ $0 < limit }) ?? false {
      places[index] += 1
    }
  }

  var first: Double { share(0) }
  var amongFive: Double { share(1) }
  var amongTwenty: Double { share(2) }

  /// How many of the surer half of all first answers are right.
  var precisionOfSurerHalf: Double {
    let surer = answers.enumerated().sorted {
      $0.element.score != $1.element.score
        ? $0.element.score > $1.element.score : $0.offset < $1.offset
    }.prefix(max(1, answers.count / 2))
    return Double(surer.count { $0.element.isRight }) / Double(surer.count)
  }

  private func share(_ index: Int) -> Double { Double(places[index]) / Double(max(1, rows)) }

  var description: String {
    func text(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
    return "\(rows) rows: first \(text(first)), five \(text(amongFive)), "
      + "twenty \(text(amongTwenty)), surer half \(text(precisionOfSurerHalf))"
  }
}
