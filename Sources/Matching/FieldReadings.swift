import Records

/// Reads the fields of a catalog, with numbers for their words.
struct FieldReadings {
  private var words = FieldWords()
  private(set) var index = WordIndex()
  /// What the records of the two sides are called: such a word says little inside.
  private var objects: Set<String> = []

  /// A name that says little without what it stands in.
  private static let generic: Set<String> = [
    "name", "id", "type", "version", "url", "title", "model", "brand", "category", "description",
    "value", "status", "position", "link", "code", "source", "created", "photo", "number", "key",
  ]

  init(_ source: Catalog, _ target: Catalog) {
    for catalog in [source, target] where catalog.system != "file" {
      for word in words.of(catalog.object) + words.of(catalog.label) {
        objects.insert(word)
        for near in Lexicon.relations[word] ?? [] where near.nearness >= 0.8 {
          objects.insert(near.word)
        }
      }
    }
  }

  mutating func of(_ catalog: Catalog) -> [FieldReading] {
    var readings = catalog.fields.map { reading(of: $0) }
    if isOfPersons(catalog) {
      for place in readings.indices { readings[place].isPersonal = true }
    }
    return readings
  }

  private mutating func reading(of field: CatalogField) -> FieldReading {
    let path = FieldNamePath(field.name)
    let leaf = words.of(path.leaf)
    let parents = path.parents.reversed().map { parent in
      words.of(parent).filter { !Lexicon.empty.contains($0) }
    }
    var reading = FieldReading(field, path, leafWords: leaf, parents: parents)
    var name = bag(leaf, in: field)
    if reading.kind == .time, ["at", "on"].contains(NameTokens.split(path.leaf).last ?? ""),
      !leaf.contains(where: ["created", "modified"].contains)
    {
      name.add(index.id(of: "time"), Lexicon.weight(of: "time"))
    }
    let isGeneric = leaf.count == 1 && Self.generic.contains(leaf[0])
    for parent in parents {
      let share = (isGeneric ? 0.9 : 0.4) * (parent == ["address"] ? 0.4 : 1)
      for word in parent { name.add(index.id(of: word), weight(of: word) * share) }
    }
    if name.total > 0 { reading.bags.append(name) }
    if field.label != field.name {
      let label = bag(words.of(field.label), in: field)
      if label.total > 0, label.ids != name.ids { reading.bags.append(label) }
    }
    for id in reading.bags.flatMap(\.ids) {
      reading.exclusive |= Exclusives.bit(of: index.words[id])
    }
    if !field.description.isEmpty {
      reading.description = words.of(field.description).prefix(40).map { index.id(of: $0) }
    }
    return reading
  }

  /// The words of a name or a label; the last of them is what the others describe.
  private mutating func bag(_ words: [String], in field: CatalogField) -> FieldReading.Bag {
    var bag = FieldReading.Bag()
    for (place, word) in words.enumerated() {
      var weight = weight(of: word)
      if place == words.count - 1 { weight *= 1.25 }
      if word == "id", words.count > 1, field.type == .reference { weight *= 0.25 }
      bag.add(index.id(of: word), weight)
    }
    return bag
  }

  private func weight(of word: String) -> Double {
    Lexicon.weight(of: word) * (objects.contains(word) ? 0.3 : 1)
  }

  private mutating func isOfPersons(_ catalog: Catalog) -> Bool {
    var all: Set<String> = []
    for field in catalog.fields {
      all.formUnion(words.of(FieldNamePath(field.name).leaf))
      all.formUnion(words.of(field.label))
    }
    return all.contains("email") && (all.contains("firstname") || all.contains("lastname"))
      && all.isDisjoint(with: ["transaction", "order", "product", "event"])
  }
}
