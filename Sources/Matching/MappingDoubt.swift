import Records

/// A pair of a mapping of which names, labels and values say otherwise.
package struct MappingDoubt: Hashable, Sendable {
  /// The source that is mapped, and the target.
  package var source: String
  package var target: String
  /// How well the two go together.
  package var score: Double
  /// The source that clearly fits better, and why.
  package var better: FieldMatch
}

extension FieldMatcher {
  /// How much better another source must be before a pair is doubted.
  private static let doubtMarginMin = 0.35
  /// From here on a pair has enough for it.
  private static let soundScoreMin = 0.5

  /// Where a mapping's plain copies contradict what names, labels and values clearly say.
  ///
  /// A pair is doubted where another source is sure to be the target, no pair that is sound uses
  /// that source, and the pair itself has little for it. Names that no catalog knows are passed
  /// over.
  package func doubts(about pairs: [(source: String, target: String)]) -> [MappingDoubt] {
    let places = pairs.map { pair in
      (
        row: source.fields.firstIndex { $0.name == pair.source },
        column: target.fields.firstIndex { $0.name == pair.target }
      )
    }
    var used: Set<Int> = []
    for case (let row?, let column?) in places where scores[row, column] >= Self.soundScoreMin {
      used.insert(row)
    }
    return zip(pairs, places).compactMap { pair, place in
      guard let row = place.row, let column = place.column,
        prior.count(pair.source, pair.target) == 0
      else { return nil }
      let score = scores[row, column]
      guard score < Self.soundScoreMin,
        let best = scores.best(ofTarget: column, 1).first, best != row, !used.contains(best)
      else { return nil }
      let better = match(best, column)
      guard better.score >= Self.confidentScoreMin, better.fit != .impossible,
        better.score - score >= Self.doubtMarginMin
      else { return nil }
      return MappingDoubt(
        source: pair.source,
        target: pair.target,
        score: (score * 100).rounded() / 100,
        better: better
      )
    }
  }
}
