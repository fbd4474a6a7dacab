import MappingLanguage

extension MappingSpec {
  /// Every part of the mapping, a line each, for review.
  var ruleLines: [String] {
    lookups.map { "look-up \(Self.text($0))" } + variables.map { "variable \(Self.text($0))" }
      + filters.map { "filter \(Self.text($0))" }
      + rules.map { rule in
        let cited = rule.because.map(\.sentence).joined(separator: ", ")
        return "\(rule.id): \(Self.text(rule))  [\(cited)]"
      }
  }
}
