package import Records

/// Ranks, for two catalogs, which source field is probably which target field.
///
/// Pure and deterministic: names, labels, synonyms, types and options; never values. It proposes;
/// it decides nothing. Targets that no operation may write are never proposed.
package struct FieldMatcher: Sendable {
  /// Below this a pair is not even a candidate.
  package static let candidateScoreMin = 0.4
  /// Below this the one-to-one default leaves a target alone.
  package static let confidentScoreMin = 0.75

  package let source: Catalog
  package let target: Catalog
  /// Every pair worth naming, best first; for equal scores by target, then source name.
  let matches: [FieldMatch]

  package init(source: Catalog, target: Catalog) {
    self.source = source
    self.target = target
    matches = PairScoring(source: source, target: target).matches()
  }

  /// For each target field, in the catalog's order, the best source fields, best first.
  ///
  /// Targets without any candidate are left out.
  package func candidates(perTarget limit: Int = 5) -> [(target: String, matches: [FieldMatch])] {
    var ranked: [String: [FieldMatch]] = [:]
    for match in matches where ranked[match.target, default: []].count < limit {
      ranked[match.target, default: []].append(match)
    }
    return target.fields.compactMap { field in ranked[field.name].map { (field.name, $0) } }
  }
}
