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

  /// Where a mapping's plain copies contradict what names, labels and values clearly say.
  ///
  /// A pair is doubted where another source is sure to be the target, no other pair uses that
  /// source, and the pair itself has little for it. Names that no catalog knows are passed over.
  package func doubts(about pairs: [(source: String, target: String)]) -> [MappingDoubt] {
    let used = Set(pairs.map(\.source))
    return pairs.compactMap { pair in
      guard let row = source.fields.firstIndex(where: { $0.name == pair.source }),
        let column = target.fields.firstIndex(where: { $0.name == pair.target }),
        prior.count(pair.source, pair.target) == 0
      else { return nil }
      let score = scores[row, column]
      guard score < Self.candidateScoreMin,
        let best = scores.best(ofTarget: column, 1).first, best != row
      else { return nil }
      let better = match(best, column)
      guard better.score >= Self.confidentScoreMin, better.fit != .impossible,
        better.score - score >= Self.doubtMarginMin, !used.contains(better.source)
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
