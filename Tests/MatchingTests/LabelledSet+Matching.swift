import Matching

extension LabelledSet {
  /// What a user of the command gets who names the two sides.
  var matcher: FieldMatcher {
    FieldMatcher(
      source: source,
      target: target,
      sourceValues: FieldValues(source, records: records)
    )
  }

  /// Each row with what the matcher ranks for it, best first.
  func ranked() -> [(row: Row, answers: [(name: String, score: Double)])] {
    let matcher = matcher
    return rows.map { row in
      let answers =
        asksForSources
        ? matcher.candidates(forTarget: row.field).map { (name: $0.source, score: $0.score) }
        : matcher.candidates(forSource: row.field).map { (name: $0.target, score: $0.score) }
      return (row, answers)
    }
  }
}
