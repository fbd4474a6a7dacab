import Records

/// Source fields that others take the place of.
extension MappingDraft {
  /// Takes back what a target gets so far, where that is the field; what follows says what it gets.
  mutating func unused(
    _ reference: FieldReference,
    for place: FieldReference,
    _ sentence: String,
    _ quote: String
  ) {
    guard let field = find(reference, sentence), let target = find(place, sentence) else { return }
    if !surroundings.targets.exact(reference.text).contains(where: { $0.name != target.name }) {
      replaced.insert(field.name)
    }
    guard let index = ruleIndex(of: target.name), rules[index].sourceName == field.name,
      rules[index].origin == .named, rules[index].isPlain
    else { return }
    // The sentence that wrote it is not contradicted, but replaced.
    for (sentence, quote) in rules[index].reasons where rules[index].present == nil {
      leave(nil, reason: "Another sentence replaces \(field.name).", sentence, quote)
    }
    rules[index].origin = .general
  }

  /// Whether two fields are called the same.
  func isNamesake(_ from: CatalogField, _ into: CatalogField) -> Bool {
    [from.name, from.label].contains { surroundings.targets.exact($0).contains(into) }
  }
}
