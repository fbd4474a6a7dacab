import Matching
import Records

/// The fields of one catalog by the words people use for them; strict: every word must count.
struct FieldNames {
  /// What some words name: one field, several as good as each other, or none.
  struct Answer: Hashable {
    var fields: [CatalogField] = []
    /// One letter was wrong, and nothing else is as near.
    var isCorrected = false
  }

  private struct Entry {
    let field: CatalogField
    /// Folded spellings: name, label, last part of a path.
    let spellings: [String]
    let bags: [Set<String>]
    /// The bags without words that say little, where anything is left.
    let heavyBags: [Set<String>]
  }

  let catalog: Catalog
  private let entries: [Entry]
  private let words: Set<String>
  /// Every option's value and label, folded.
  let options: Set<String>

  init(_ catalog: Catalog) {
    self.catalog = catalog
    let objectWords = Set(NameTokens.of(catalog.object) + NameTokens.of(catalog.label))
    let lists = catalog.fields.filter { if case .list = $0.type { true } else { false } }
      .map { $0.name + "." }
    // Members of a list are no fields of the record.
    entries = catalog.fields.filter { field in !lists.contains { field.name.hasPrefix($0) } }
      .map { field in Self.entry(field, objectWords) }
    options = Set(
      catalog.fields.flatMap(\.options).flatMap { [Self.folded($0.value), Self.folded($0.label)] }
    )
    words = Set(
      entries.flatMap { entry in
        [entry.field.name, entry.field.label].flatMap(Self.plainWords)
      }.filter { $0.count > 3 }
    )
  }

  private static func entry(_ field: CatalogField, _ objectWords: Set<String>) -> Entry {
    let last = field.name.split(separator: ".").last.map(String.init) ?? field.name
    let names = [field.name, field.label, last]
    var bags: [Set<String>] = []
    for name in names {
      let bag = Set(NameTokens.of(name))
      bags.append(bag)
      let own = bag.subtracting(objectWords)
      if !own.isEmpty, own != bag { bags.append(own) }
    }
    return Entry(
      field: field,
      spellings: names.map(folded),
      bags: bags.filter { !$0.isEmpty },
      heavyBags: bags.map { $0.subtracting(Lexicon.lightWords) }.filter { !$0.isEmpty }
    )
  }

  static func folded(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func plainWords(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The field of exactly that name or label.
  func exact(_ text: String) -> [CatalogField] {
    let wanted = Self.folded(text)
    guard !wanted.isEmpty else { return [] }
    let whole = entries.filter { $0.spellings[0] == wanted || $0.spellings[1] == wanted }
    if !whole.isEmpty { return whole.map(\.field) }
    return entries.filter { $0.spellings[2] == wanted }.map(\.field)
  }

  /// Whether one of a field's names has just these words.
  func hasField(called bag: Set<String>) -> Bool { entries.contains { $0.bags.contains(bag) } }

  /// What the words name.
  func answer(for text: String) -> Answer {
    let exact = exact(text)
    if !exact.isEmpty { return Answer(fields: Self.preferred(exact)) }
    let bag = Set(NameTokens.of(text))
    guard bag.contains(where: { !Lexicon.lightWords.contains($0) }) else { return Answer() }
    let same = entries.filter { $0.bags.contains(bag) }
    if !same.isEmpty { return Answer(fields: Self.preferred(same.map(\.field))) }
    let near = near(bag)
    if !near.isEmpty { return Answer(fields: near) }
    return corrected(text)
  }

  /// Fields that differ from the words by words that say little, else the one that has them all.
  private func near(_ bag: Set<String>) -> [CatalogField] {
    let heavy = bag.subtracting(Lexicon.lightWords)
    let equal = entries.filter { $0.heavyBags.contains(heavy) }
    if !equal.isEmpty { return closest(equal, to: bag) }
    guard !bag.isSubset(of: Lexicon.genericWords) else { return [] }
    let containing = entries.filter { entry in entry.bags.contains { $0.isSuperset(of: bag) } }
    return containing.map(\.field)
  }

  /// Of several, the one that needs the fewest words more or less.
  private func closest(_ entries: [Entry], to bag: Set<String>) -> [CatalogField] {
    func distance(_ entry: Entry) -> Int {
      entry.bags.map { $0.symmetricDifference(bag).count }.min() ?? .max
    }
    let least = entries.map(distance).min() ?? 0
    return Self.preferred(entries.filter { distance($0) == least }.map(\.field))
  }

  /// Fields that are in use before those that are not.
  private static func preferred(_ fields: [CatalogField]) -> [CatalogField] {
    let current = fields.filter { !$0.deprecated }
    return current.isEmpty ? fields : current
  }

  // MARK: Typing errors

  private func corrected(_ text: String) -> Answer {
    let wanted = Self.folded(text)
    if wanted.count > 4 {
      let whole = entries.filter { entry in
        entry.spellings.contains { EditDistance.isOne(wanted, $0) }
      }
      if whole.count == 1 { return Answer(fields: [whole[0].field], isCorrected: true) }
      if whole.count > 1 { return Answer() }
    }
    var changed = false
    var parts: [String] = []
    for part in Self.plainWords(text) {
      guard part.count > 3, !words.contains(part), !Lexicon.isKnown(part) else {
        parts.append(part)
        continue
      }
      let near = words.filter { EditDistance.isOne(part, $0) }
      guard near.count == 1, let word = near.first else { return Answer() }
      parts.append(word)
      changed = true
    }
    guard changed else { return Answer() }
    var answer = answer(for: parts.joined(separator: " "))
    answer.isCorrected = true
    return answer
  }

  /// Fields the words come near to, for a question's options.
  func suggestions(for text: String) -> [CatalogField] {
    let bag = Set(NameTokens.of(text))
    let scored = entries.map { entry in
      (entry.field, entry.bags.map { Double($0.intersection(bag).count) / Double($0.count) }.max())
    }
    return scored.filter { ($0.1 ?? 0) > 0.3 }.sorted { ($0.1 ?? 0) > ($1.1 ?? 0) }
      .prefix(5).map(\.0)
  }
}
