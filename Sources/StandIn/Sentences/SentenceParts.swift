import Records

extension Clause {
  /// Whether it is about records as a whole, or about how others are read: words beside it change
  /// no value.
  fileprivate var isSetting: Bool {
    switch self {
    case .general, .key, .operation, .phoneRegion, .phoneCountry, .dateFormat, .zone, .blanks,
      .note:
      true
    default: false
    }
  }

  /// What is about records or settings, and what is about values and filters.
  fileprivate var parted: (settings: [Clause], others: [Clause]) {
    switch self {
    case .all(let members):
      return (members.filter(\.isSetting), members.filter { !$0.isSetting })
    default: return isSetting ? ([self], []) : ([], [self])
    }
  }
}

/// Parts of a sentence in their order, until it is known what belongs together.
struct SentenceParts {
  enum Part {
    case read(SentenceReader.Reading, Range<Int>)
    case unread(Range<Int>)
  }

  /// What stands between semicolons.
  private var groups: [[Part]] = [[]]

  mutating func add(_ part: Part, isSeparate: Bool) {
    if isSeparate, !groups[groups.count - 1].isEmpty { groups.append([]) }
    groups[groups.count - 1].append(part)
  }
}

extension SentenceParts {
  /// Takes back what stands beside words that may belong to it.
  func result(_ grammar: Grammar) -> SentenceReader.Result {
    var result = SentenceReader.Result()
    for group in joined(grammar) {
      let readings = group.compactMap { part in
        if case .read(let reading, _) = part { reading } else { nil }
      }
      let unread = group.compactMap { part in
        if case .unread(let range) = part { range } else { nil }
      }
      let isLinked = unread.contains { !Self.standsAlone($0, beside: readings, grammar) }
      let quotes = unread.map(grammar.quote)
      guard isLinked else {
        result.readings += readings
        result.unread += quotes
        continue
      }
      var held: [SentenceReader.Reading] = []
      for reading in readings {
        let (settings, others) = reading.clause.parted
        if !settings.isEmpty {
          result.readings.append(.init(clause: Self.one(settings), quote: reading.quote))
        }
        if !others.isEmpty { held.append(.init(clause: Self.one(others), quote: reading.quote)) }
      }
      guard !held.isEmpty else {
        result.unread += quotes
        continue
      }
      result.halves.append(
        HalfRead(readings: held, unread: quotes, quote: grammar.quote(Self.span(group)))
      )
    }
    return result
  }

  private static func one(_ clauses: [Clause]) -> Clause {
    clauses.count == 1 ? clauses[0] : .all(clauses)
  }

  private static func span(_ group: [Part]) -> Range<Int> {
    let ranges = group.map { part in
      switch part {
      case .read(_, let range), .unread(let range): range
      }
    }
    return (ranges.map(\.lowerBound).min() ?? 0)..<(ranges.map(\.upperBound).max() ?? 0)
  }

  /// "…; if there is none, leave it blank" goes on from what stands before the semicolon.
  private func joined(_ grammar: Grammar) -> [[Part]] {
    var joined: [[Part]] = []
    for group in groups where !group.isEmpty {
      let isUnread = group.allSatisfy { if case .unread = $0 { true } else { false } }
      let goesOn = group.contains { part in
        guard case .unread(let range) = part else { return false }
        return !Self.standsAlone(range, beside: [], grammar)
      }
      if isUnread, goesOn, let last = joined.indices.last {
        joined[last] += group
      } else {
        joined.append(group)
      }
    }
    return joined
  }

  /// Whether unread words name a field of the target that nothing beside them writes, and do not
  /// refer to anything else.
  private static func standsAlone(
    _ range: Range<Int>,
    beside readings: [SentenceReader.Reading],
    _ grammar: Grammar
  ) -> Bool {
    let words = grammar.tokens[range].filter { $0.kind == .word }.map(\.folded)
    let first = words.first { $0 != "and" }
    guard let first, !HalfRead.openings.contains(first),
      !words.contains(where: HalfRead.links.contains)
    else { return false }
    // "… and the city, with a dash": one more part of the value before it, or a field of its own.
    guard grammar.tokens[range].contains(where: { HalfRead.verbs.contains($0.folded) }) else {
      return false
    }
    let named = grammar.targets(in: range)
    let written = Set(
      readings.flatMap { $0.clause.references }.flatMap(\.fields).map(\.name)
    )
    return !named.isEmpty && named.isDisjoint(with: written)
  }
}

extension Grammar {
  /// The target's fields that some words of a stretch name.
  func targets(in range: Range<Int>) -> Set<String> {
    var found: Set<String> = []
    for start in range {
      for end in start + 1..<min(range.upperBound, start + 5) + 1 {
        if case .field(let field)? = meaning(.target, start..<end), let name = field.field?.name {
          found.insert(name)
        }
      }
    }
    return found
  }
}
