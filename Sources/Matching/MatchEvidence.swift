import Records

/// What the values of samples say of each pair of fields.
struct MatchEvidence: Sendable {
  let source: FieldValues
  let target: FieldValues

  var isEmpty: Bool { source.profiles.isEmpty }

  func of(_ source: FieldReading, _ target: FieldReading) -> ValueEvidence {
    ValueEvidence(
      self.source.profiles[source.field.name],
      self.target.profiles[target.field.name],
      target.field,
      holds: target.shape
    )
  }

  func weighed(_ score: Double, _ source: FieldReading, _ target: FieldReading) -> Double {
    guard self.source.profiles[source.field.name] != nil else { return score }
    let evidence = of(source, target)
    let weighed = score * evidence.factor
    return max(evidence.least, weighed + (1 - weighed) * evidence.support * min(1, 2 * weighed))
  }
}
