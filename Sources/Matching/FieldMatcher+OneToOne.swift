import Records

extension FieldMatcher {
  /// The pairs of a stable matching in which both sides are sure, in the target catalog's order.
  ///
  /// Nobody in it has a better partner who would also prefer them; a target with two equally good
  /// sources, or none that is good enough, is left out rather than guessed.
  package func oneToOne() -> [FieldMatch] {
    var taken: [String: FieldMatch] = [:]
    var usedSources: Set<String> = []
    var undecided: Set<String> = []
    for match in matches where match.score >= Self.confidentScoreMin {
      guard taken[match.target] == nil, !undecided.contains(match.target),
        !usedSources.contains(match.source)
      else { continue }
      if isTied(match, usedSources) {
        undecided.insert(match.target)
        continue
      }
      taken[match.target] = match
      usedSources.insert(match.source)
    }
    return target.fields.compactMap { taken[$0.name] }
  }

  /// The target field that identifies records, and what feeds it.
  ///
  /// A field made for the source's identifier comes first, then a natural key such as the e-mail
  /// address; `nil` where the target has no key field, or nothing fits it.
  package func key() -> FieldMatch? {
    let keys = Set(target.fields.filter(\.isKey).map(\.name))
    let confident = matches.filter {
      keys.contains($0.target) && $0.score >= Self.confidentScoreMin
    }
    return confident.first { match in
      target[match.target].map { RecordIdentity.isExternalKey($0, of: source.system) } ?? false
    } ?? confident.first { target[$0.target]?.type == .email || $0.target.lowercased() == "email" }
      ?? confident.first
  }

  /// Whether another free source would be just as good for the target.
  private func isTied(_ match: FieldMatch, _ usedSources: Set<String>) -> Bool {
    matches.contains { other in
      other.target == match.target && other.source != match.source && other.score >= match.score
        && !usedSources.contains(other.source)
    }
  }
}
