/// One element of a pattern with its quantifier, as far as the review needs to know it.
struct PatternItem {
  enum Shape {
    /// One character of these.
    case character(CharacterReach)
    /// A group: branches of items.
    case group([[PatternItem]])
    /// The beginning of the text, or its end; a line feed may follow the end.
    case edge(isStart: Bool)
    /// Looks without taking anything: `\b`, lookarounds, `^` of a line.
    case assertion([[PatternItem]])
    /// Text that is known only when it runs: a backreference, `\X`.
    case unknown
  }

  var shape: Shape
  /// May be left out.
  var isOptional = false
  /// No upper bound on how often it stands.
  var isUnbounded = false
  /// Gives nothing back once it has matched: `a++`, `(?>…)`.
  var isAtomic = false

  /// Whether it can match nothing at all.
  var isNullable: Bool {
    if isOptional { return true }
    switch shape {
    case .character: return false
    case .group(let branches): return branches.contains { $0.allSatisfy(\.isNullable) }
    case .assertion, .edge: return false
    case .unknown: return true
    }
  }

  /// Whether it can match using only characters of `reach`.
  func fits(within reach: CharacterReach) -> Bool {
    switch shape {
    case .character(let own): own.overlaps(reach)
    case .group(let branches):
      branches.contains { $0.allSatisfy { $0.isNullable || $0.fits(within: reach) } }
    case .assertion, .edge, .unknown: false
    }
  }

  /// Repetitions in it that may, alone, stand for all it matches; what each of them reaches.
  var dominantLoops: [CharacterReach] {
    guard !isAtomic else { return [] }
    switch shape {
    case .character(let reach): return isUnbounded ? [reach] : []
    case .group(let branches):
      let inner = branches.flatMap(Self.dominantLoops)
      // A repeated group counts only where nothing else is needed beside it: `.none` fits nothing.
      return isUnbounded ? inner + [.none] : inner
    case .assertion, .edge, .unknown: return []
    }
  }

  /// The same for a row of items: all others must be optional or fit into the repetition.
  static func dominantLoops(in row: [PatternItem]) -> [CharacterReach] {
    row.indices.flatMap { index in
      row[index].dominantLoops.filter { reach in
        row.indices.allSatisfy {
          $0 == index || row[$0].isNullable || row[$0].fits(within: reach)
        }
      }
    }
  }

  /// Whether a repeated group in it can divide the same text in exponentially many ways.
  var hasNestedLoops: Bool {
    switch shape {
    case .character, .edge, .unknown: return false
    case .group(let branches):
      let repeatsItself =
        isUnbounded && !isAtomic
        && !branches.allSatisfy {
          Self.dominantLoops(in: $0).isEmpty
        }
      return repeatsItself || branches.contains { $0.contains(where: \.hasNestedLoops) }
    case .assertion(let branches): return branches.contains { $0.contains(where: \.hasNestedLoops) }
    }
  }
}
