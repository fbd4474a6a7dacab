extension Pattern {
  /// Whether it can match somewhere in texts of these characters.
  ///
  /// `false` is sure; what is known only when the pattern runs is taken to match.
  package func canMatch(textsOf characters: CharacterReach) -> Bool {
    branches.contains { $0.allSatisfy { $0.canMatch(textsOf: characters) } }
  }

  /// Whether it matches texts of white space only, and the empty text.
  package var matchesBlanksOnly: Bool {
    !branches.isEmpty
      && branches.allSatisfy { row in
        row.first?.isEdge(ofStart: true) == true && row.last?.isEdge(ofStart: false) == true
          && !row.contains { $0.canMatch(textsOf: CharacterReach.space.inverted, atLeastOne: true) }
      }
  }

  /// Whether it is sure to match every text.
  package var matchesEveryText: Bool {
    branches.contains { row in
      let isFromStart = row.first?.isEdge(ofStart: true) == true
      let isToEnd = row.count > (isFromStart ? 1 : 0) && row.last?.isEdge(ofStart: false) == true
      let middle = row.dropFirst(isFromStart ? 1 : 0).dropLast(isToEnd ? 1 : 0)
      guard middle.allSatisfy(\.isSurelyNullable) else { return false }
      return !(isFromStart && isToEnd) || takesAll(middle)
    }
  }

  /// Whether a row of items that may all be left out takes any text from its beginning to its end.
  private func takesAll(_ row: ArraySlice<PatternItem>) -> Bool {
    guard row.contains(where: \.repeatsAnything) else { return false }
    // What a property or a negation reaches beyond ASCII is not known: try some.
    let beyond = "\u{85}\u{A0}«é\u{301}ß²Ωжא३ก→漢가\u{2028}\u{E000}😀\u{10FFFF}"
    let everything = (0...127).map { String(Unicode.Scalar($0)) }.joined() + beyond
    return (try? matches(Array(everything.utf8).span)) == true
  }

  private var branches: [[PatternItem]] {
    var reader = PatternReader(text)
    return (try? reader.readBranches().map { $0.map(\.item) }) ?? []
  }
}

extension PatternItem {
  fileprivate func isEdge(ofStart isStart: Bool) -> Bool {
    if !isOptional, case .edge(isStart) = shape { true } else { false }
  }

  /// Whether it can match in texts of these characters; `atLeastOne`: and take some of them.
  fileprivate func canMatch(textsOf characters: CharacterReach, atLeastOne: Bool = false) -> Bool {
    if isOptional, !atLeastOne { return true }
    return switch shape {
    case .character(let reach): reach.overlaps(characters)
    case .group(let branches):
      branches.contains { row in
        atLeastOne
          ? row.contains { $0.canMatch(textsOf: characters, atLeastOne: true) }
          : row.allSatisfy { $0.canMatch(textsOf: characters) }
      }
    case .edge, .assertion: !atLeastOne
    case .unknown: true
    }
  }

  /// Whether it can match nothing at all, whatever stands around.
  fileprivate var isSurelyNullable: Bool {
    if isOptional { return true }
    return switch shape {
    case .character, .edge, .assertion, .unknown: false
    case .group(let branches): branches.contains { $0.allSatisfy(\.isSurelyNullable) }
    }
  }

  private var reachesAll: Bool {
    switch shape {
    case .character(let reach): reach == .all
    case .group(let branches):
      branches.contains { $0.count == 1 && $0[0].reachesAll }
        || branches.reduce(CharacterReach.none) { reach, row in
          guard row.count == 1, case .character(let own) = row[0].shape else { return reach }
          return reach.union(own)
        } == .all
    case .edge, .assertion, .unknown: false
    }
  }

  fileprivate var repeatsAnything: Bool {
    if isUnbounded, isOptional, !isAtomic { return reachesAll }
    guard case .group(let branches) = shape else { return false }
    return branches.contains { $0.count == 1 && $0[0].repeatsAnything }
  }
}
