import Records

extension FieldMatcher {
  /// Why the two may be the same, in a few words for a person or a model.
  func reason(_ row: Int, _ column: Int, _ fit: TypeFit) -> String {
    let source = scoring.sources[row]
    let target = scoring.targets[column]
    var parts: [String] = []
    if Set(source.bags.first?.ids ?? []) == Set(target.bags.first?.ids ?? []) {
      parts.append("same name")
    }
    if let label = source.bags.last, let other = target.bags.last,
      source.bags.count > 1 || target.bags.count > 1, Set(label.ids) == Set(other.ids)
    {
      parts.append("same label")
    }
    if parts.isEmpty { parts.append(shared(source, target)) }
    if let shared = OptionOverlap(source.field, target.field).shared, shared > 0 {
      parts.append("\(shared) shared option\(shared == 1 ? "" : "s")")
    }
    let count = prior.count(source.field.name, target.field.name)
    if count > 0 { parts.append("mapped so before") }
    if let values = evidence.of(source, target).reason { parts.append(values) }
    if case .converts(let function) = fit { parts.append("needs \(function)") }
    return parts.joined(separator: "; ")
  }

  private func shared(_ source: FieldReading, _ target: FieldReading) -> String {
    let left = Set(source.bags.flatMap(\.ids))
    let right = Set(target.bags.flatMap(\.ids))
    let both = left.intersection(right).map { scoring.index.words[$0] }.sorted()
    if !both.isEmpty { return "both say " + both.joined(separator: ", ") }
    var nearest: (left: Int, right: Int, nearness: Double)?
    for id in left.sorted() {
      for other in right.sorted() {
        let found = scoring.nearness[id, other]
        if found > nearest?.nearness ?? 0 { nearest = (id, other, found) }
      }
    }
    guard let nearest else { return "spelled alike" }
    return "\(scoring.index.words[nearest.left]) is near \(scoring.index.words[nearest.right])"
  }
}
