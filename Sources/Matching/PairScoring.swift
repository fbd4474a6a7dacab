import Records

/// How well every source field goes with every target field.
struct PairScoring: Sendable {
  let sources: [FieldReading]
  let targets: [FieldReading]
  let index: WordIndex
  let nearness: NearnessTable
  private let left: BagTable
  private let right: BagTable
  private let types: TypeTable
  private let sourceFacts: [FieldFacts]
  private let targetFacts: [FieldFacts]
  private let spelling: TrigramIndex
  private let sourceOptions: [OptionSpellings]
  private let targetOptions: [OptionSpellings]

  init(source: Catalog, target: Catalog, prior: MappingPrior) {
    var readings = FieldReadings(source, target)
    let sources = readings.of(source)
    let targets = readings.of(target)
    let nearness = readings.index.nearness(
      of: Self.used(sources),
      to: Self.used(targets),
      learned: prior.words
    )
    let types = TypeTable(sources, targets)
    left = BagTable(
      sources,
      others: nearness.columns,
      place: { nearness.row($0) },
      nearness: { nearness.value(nearness.row($0), $1) }
    )
    right = BagTable(
      targets,
      others: nearness.rows,
      place: { nearness.column($0) },
      nearness: { nearness.value($1, nearness.column($0)) }
    )
    sourceFacts = zip(sources, types.sources).map { FieldFacts($0, type: $1, isTarget: false) }
    targetFacts = zip(targets, types.targets).map { FieldFacts($0, type: $1, isTarget: true) }
    spelling = TrigramIndex(targets.map(\.trigrams))
    sourceOptions = sources.map { OptionSpellings($0.field) }
    targetOptions = targets.map { OptionSpellings($0.field) }
    self.sources = sources
    self.targets = targets
    self.nearness = nearness
    self.types = types
    index = readings.index
  }

  private static func used(_ readings: [FieldReading]) -> [Int] {
    Array(Set(readings.flatMap { $0.bags.flatMap(\.ids) })).sorted()
  }

  /// How well a source goes with each target, from 0 to 1: by their words, their spelling, what
  /// they hold and where they stand, types and options.
  func scores(ofSource row: Int) -> [Double] {
    let words = likeness(row)
    let alike = spelling.similarities(to: sources[row].trigrams)
    return words.indices.map { score(row, $0, words: words[$0], spelling: alike[$0]) }
  }

  private func score(_ row: Int, _ column: Int, words: Double, spelling: Double) -> Double {
    var score = max(words + (1 - words) * 0.1 * spelling, 0.4 * spelling)
    let source = sourceFacts[row]
    let target = targetFacts[column]
    if source.hasDescription || target.hasDescription {
      let told = told(row, column)
      score = max(score + (1 - score) * 0.08 * told, 0.35 * told)
    }
    guard score > 0.05 else { return score }
    switch Exclusives.conflicts(source.exclusive, target.exclusive) {
    case 0: break
    case 1: score *= 0.6
    default: score *= 0.4
    }
    if source.isInList != target.isInList { score *= source.isInList ? 0.75 : 0.85 }
    score *= types[source.type, target.type] * source.factor * target.factor
    if source.hasOptions, target.hasOptions {
      score *= OptionOverlap(sourceOptions[row], targetOptions[column]).factor
    }
    score *= FieldKind.factor(source.kind, target.kind)
    if source.isCircumstance, target.isPersonal { score *= 0.9 }
    if target.isCircumstance, source.isPersonal { score *= 0.9 }
    return score
  }

  /// How much the names and labels of a source and of each target say the same: the best pair of
  /// them, mostly.
  private func likeness(_ row: Int) -> [Double] {
    let bags = (left.first[row]..<left.first[row + 1]).map { left.likeness($0, to: right) }
    return targets.indices.map { column in
      var best: Float = 0
      var sum: Float = 0
      var count: Float = 0
      for near in bags {
        for other in right.first[column]..<right.first[column + 1] {
          best = max(best, near[other])
          sum += near[other]
          count += 1
        }
      }
      return count == 0 ? 0 : Double(0.8 * best + 0.2 * sum / count)
    }
  }

  /// How much of a name the description of the other field says.
  private func told(_ row: Int, _ column: Int) -> Double {
    func covered(_ name: FieldReading.Bag?, by description: [Int]) -> Double {
      guard let name, name.total > 0, !description.isEmpty else { return 0 }
      var said = 0.0
      for place in name.ids.indices where description.contains(name.ids[place]) {
        said += name.weights[place]
      }
      return said / name.total
    }
    return max(
      covered(targets[column].bags.first, by: sources[row].description),
      covered(sources[row].bags.first, by: targets[column].description)
    )
  }
}
