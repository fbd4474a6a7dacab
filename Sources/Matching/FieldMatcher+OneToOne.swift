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
    let matches = confident
    for match in matches {
      guard taken[match.target] == nil, !undecided.contains(match.target),
        !usedSources.contains(match.source)
      else { continue }
      let isTied = matches.contains { other in
        other.target == match.target && other.source != match.source && other.score >= match.score
          && !usedSources.contains(other.source)
      }
      if isTied {
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
    let confident = confident.filter { keys.contains($0.target) }
    return confident.first { match in
      target[match.target].map { RecordIdentity.isExternalKey($0, of: source.system) } ?? false
    } ?? confident.first { target[$0.target]?.type == .email || $0.target.lowercased() == "email" }
      ?? confident.first
  }

  /// Every pair that can be copied as it is and is good enough to be taken, best first.
  ///
  /// For equal scores by target, then source name.
  private var confident: [FieldMatch] {
    var matches: [FieldMatch] = []
    for (column, field) in target.fields.enumerated()
    where field.writableOnCreate {
      for row in source.fields.indices where scores[row, column] >= Self.confidentScoreMin - 0.005 {
        let match = match(row, column)
        if match.fit == .direct || match.fit == .asText { matches.append(match) }
      }
    }
    return matches.sorted {
      $0.score != $1.score
        ? $0.score > $1.score
        : ($0.target, $0.source) < ($1.target, $1.source)
    }
  }
}
