package import Records

/// Ranks, for two catalogs, which source field is probably which target field.
///
/// Pure and deterministic: names, labels, synonyms, types and options; values where samples are
/// given. It proposes; it decides nothing. Targets that no operation may write are never proposed.
package struct FieldMatcher: Sendable {
  /// Below this a pair is not even a candidate.
  package static let candidateScoreMin = 0.4
  /// Below this the one-to-one default leaves a target alone.
  package static let confidentScoreMin = 0.75

  package let source: Catalog
  package let target: Catalog
  /// How well each pair goes together.
  let scores: ScoreTable
  let scoring: PairScoring
  let evidence: MatchEvidence
  let prior: MappingPrior

  /// Compares all fields; what known mappings and the values of samples say may be given too.
  package init(
    source: Catalog,
    target: Catalog,
    prior: MappingPrior = MappingPrior(),
    sourceValues: FieldValues = FieldValues(),
    targetValues: FieldValues = FieldValues()
  ) {
    self.source = source
    self.target = target
    self.prior = prior
    evidence = MatchEvidence(source: sourceValues, target: targetValues)
    scoring = PairScoring(source: source, target: target, prior: prior)
    scores = ScoreTable(
      scoring,
      sourceSystem: source.system,
      prior: prior,
      values: evidence
    )
  }

  /// For each target field, in the catalog's order, the best source fields, best first.
  ///
  /// Targets without any candidate are left out.
  package func candidates(
    perTarget limit: Int = 5,
    scoreMin: Double = Self.candidateScoreMin
  ) -> [(target: String, matches: [FieldMatch])] {
    target.fields.indices.compactMap { column in
      let field = target.fields[column]
      guard field.writableOnCreate || field.writableOnUpdate else { return nil }
      let matches = ranking(ofTarget: column, limit, scoreMin).filter { $0.fit != .impossible }
      return matches.isEmpty ? nil : (field.name, matches)
    }
  }

  /// The source fields that a target field may be, best first; also where nobody may write it.
  package func candidates(
    forTarget name: String,
    limit: Int = 20,
    scoreMin: Double = 0.01
  ) -> [FieldMatch] {
    guard let column = target.fields.firstIndex(where: { $0.name == name }) else { return [] }
    return ranking(ofTarget: column, limit, scoreMin)
  }

  /// The target fields that a source field may be, best first; also those nobody may write.
  package func candidates(
    forSource name: String,
    limit: Int = 20,
    scoreMin: Double = 0.01
  ) -> [FieldMatch] {
    guard let row = source.fields.firstIndex(where: { $0.name == name }) else { return [] }
    return scores.best(ofSource: row, limit).compactMap { column in
      scores[row, column] >= scoreMin ? match(row, column) : nil
    }
  }

  private func ranking(
    ofTarget column: Int,
    _ limit: Int,
    _ scoreMin: Double
  ) -> [FieldMatch] {
    scores.best(ofTarget: column, limit).compactMap { row in
      scores[row, column] >= scoreMin ? match(row, column) : nil
    }
  }

  func match(_ row: Int, _ column: Int) -> FieldMatch {
    let fit = TypeFit.of(source.fields[row], into: target.fields[column])
    return FieldMatch(
      source: source.fields[row].name,
      target: target.fields[column].name,
      score: (scores[row, column] * 100).rounded() / 100,
      reason: reason(row, column, fit),
      fit: fit
    )
  }
}
