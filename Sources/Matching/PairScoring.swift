import Records

/// Compares every source field with every target field that shares a word with it.
struct PairScoring {
  private struct Features {
    let field: CatalogField
    let name: TokenBag
    let label: TokenBag
  }

  private let sources: [Features]
  private let targets: [Features]
  private let weights: [Double]
  private let words: [String]
  private let sourceSystem: String

  init(source: Catalog, target: Catalog) {
    var index = WordIndex()
    func features(_ catalog: Catalog, _ fields: [CatalogField]) -> [Features] {
      let objectWords = Set(NameTokens.of(catalog.object) + NameTokens.of(catalog.label))
      func tokens(_ text: String) -> [String] {
        let all = NameTokens.of(text)
        let own = all.filter { !objectWords.contains($0) }
        return own.isEmpty ? all : own
      }
      return fields.map { field in
        Features(
          field: field,
          name: index.bag(tokens(field.name)),
          label: index.bag(tokens(field.label))
        )
      }
    }
    sources = features(source, source.fields)
    targets = features(
      target,
      target.fields.filter { $0.writableOnCreate || $0.writableOnUpdate }
    )
    weights = index.weights
    words = index.words
    sourceSystem = source.system
  }

  func matches() -> [FieldMatch] {
    var byWord: [Int: [Int]] = [:]
    for (position, source) in sources.enumerated() {
      for id in Set(source.name.ids + source.label.ids) { byWord[id, default: []].append(position) }
    }
    var matches: [FieldMatch] = []
    for target in targets {
      var seen: Set<Int> = []
      for id in target.name.ids + target.label.ids {
        for position in byWord[id] ?? [] where seen.insert(position).inserted {
          if let match = match(sources[position], target) { matches.append(match) }
        }
      }
      if RecordIdentity.isExternalKey(target.field, of: sourceSystem) {
        matches += identities(for: target.field)
      }
    }
    return Self.ranked(matches)
  }

  private func match(_ source: Features, _ target: Features) -> FieldMatch? {
    let names = source.name.similarity(to: target.name, weights: weights)
    let labels = source.label.similarity(to: target.label, weights: weights)
    let crossed = max(
      source.name.similarity(to: target.label, weights: weights),
      source.label.similarity(to: target.name, weights: weights)
    )
    let text = 0.75 * max(names, labels, crossed) + 0.25 * (names + labels) / 2
    let fit = TypeFit.of(source.field, into: target.field)
    let options = OptionOverlap(source.field, target.field)
    let age = source.field.deprecated || target.field.deprecated ? 0.7 : 1
    let score = ((text * fit.factor * options.factor * age) * 100).rounded() / 100
    guard score >= FieldMatcher.candidateScoreMin else { return nil }
    return FieldMatch(
      source: source.field.name,
      target: target.field.name,
      score: score,
      reason: reason(source, target, names, labels, options, fit),
      fit: fit
    )
  }

  private func reason(
    _ source: Features,
    _ target: Features,
    _ names: Double,
    _ labels: Double,
    _ options: OptionOverlap,
    _ fit: TypeFit
  ) -> String {
    var parts: [String] = []
    if names == 1 { parts.append("same name") }
    if labels == 1 { parts.append("same label") }
    if parts.isEmpty {
      let shared = Set(source.name.ids + source.label.ids)
        .intersection(target.name.ids + target.label.ids)
      parts.append("both say " + shared.map { words[$0] }.sorted().joined(separator: ", "))
    }
    if let shared = options.shared { parts.append("\(shared) shared options") }
    if case .converts(let function) = fit { parts.append("needs \(function)") }
    return parts.joined(separator: "; ")
  }

  /// The source's own record identifier, for a key field that is there to hold it.
  private func identities(for target: CatalogField) -> [FieldMatch] {
    sources.filter { RecordIdentity.isIdentifier($0.field) }.compactMap { source in
      let fit = TypeFit.of(source.field, into: target)
      guard fit == .direct || fit == .asText else { return nil }
      return FieldMatch(
        source: source.field.name,
        target: target.name,
        score: 0.97,
        reason: "identifies the record",
        fit: fit
      )
    }
  }

  /// Best first, each pair once.
  private static func ranked(_ matches: [FieldMatch]) -> [FieldMatch] {
    var seen: Set<[String]> = []
    return
      matches.sorted {
        $0.score != $1.score
          ? $0.score > $1.score
          : ($0.target, $0.source) < ($1.target, $1.source)
      }.filter { seen.insert([$0.target, $0.source]).inserted }
  }
}
