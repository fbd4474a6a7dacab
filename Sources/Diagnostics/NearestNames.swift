/// The names closest to one that was not found, best first, for hints.
package enum NearestNames {
  /// At most `limit` of `names` within a third of the length of `wanted` in slips, or sharing it as
  /// a part; ignores case, `_` and `-`.
  ///
  /// Slips leave more than half of the letters of the longer name, so that no code of one or two
  /// letters is near another.
  ///
  /// Nothing is near a name of more than 200 bytes, and nothing as long is.
  package static func of(
    _ wanted: String,
    in names: some Sequence<String>,
    limit: Int = 3
  )
    -> [String]
  {
    guard wanted.utf8.count <= bytesMax else { return [] }
    let key = folded(wanted)
    let allowance = max(2, key.count / 3)
    var ranked: [(name: String, distance: Int)] = []
    for name in names where name.utf8.count <= bytesMax {
      let other = folded(name)
      guard !areOpposites(key, other) else { continue }
      if other == key {
        ranked.append((name, 0))
      } else if key.count > 2, isPart(key, of: other) || (other.count > 2 && isPart(other, of: key))
      {
        ranked.append((name, 1))
      } else if abs(key.count - other.count) <= allowance {
        let distance = slips(key, other)
        if distance <= allowance, distance * 2 < max(key.count, other.count) {
          ranked.append((name, distance))
        }
      }
    }
    func order(_ ranked: (name: String, distance: Int)) -> (Int, Int, String) {
      (ranked.distance, abs(folded(ranked.name).count - key.count), ranked.name)
    }
    ranked.sort { order($0) < order($1) }
    return ranked.prefix(limit).map(\.name)
  }

  /// Those of `names` that `wanted` is probably a slip of, best first: one slip for every six
  /// letters, or two thirds of the letters and more in common as a part; ignores case, `_` and `-`.
  ///
  /// A slip is a letter too many, too few or another, or two neighbours in the wrong order. In
  /// names of three letters none is allowed.
  package static func misspelled(_ wanted: String, in names: some Sequence<String>) -> [String] {
    let key = folded(wanted)
    guard wanted.utf8.count <= bytesMax, !key.isEmpty else { return [] }
    let isLong = key.count > 3
    let allowance = isLong ? max(1, key.count / 6) : 0
    var ranked: [(name: String, slips: Int)] = []
    for name in names where name.utf8.count <= bytesMax {
      let other = folded(name)
      guard !areOpposites(key, other) else { continue }
      let (short, long) = key.count < other.count ? (key, other) : (other, key)
      if long.count - short.count <= allowance {
        let slips = slips(key, other)
        if slips <= allowance { ranked.append((name, slips)) }
      } else if isLong, short.count * 3 >= long.count * 2, isPart(short, of: long) {
        ranked.append((name, allowance + 1))
      }
    }
    ranked.sort { ($0.slips, $0.name) < ($1.slips, $1.name) }
    return ranked.prefix(3).map(\.name)
  }

  /// Whether one is the other with a syllable before it that says no.
  private static func areOpposites(_ name: [UInt8], _ other: [UInt8]) -> Bool {
    let (short, long) = name.count < other.count ? (name, other) : (other, name)
    guard short.count > 2, long.count > short.count, long.suffix(short.count) == short[...] else {
      return false
    }
    return negations.contains(Array(long.dropLast(short.count)))
  }

  private static let negations = Set(
    [
      "non", "not", "no", "un", "in", "im", "ir", "il", "dis", "de", "anti", "ex", "is not",
      "isnot",
    ]
    .map { Array($0.utf8) }
  )

  /// Whether two names are one, whatever the case and the `_` and `-` in them.
  package static func areAlike(_ name: String, _ other: String) -> Bool {
    folded(name) == folded(other)
  }

  /// A hint sentence: `Use "a".`, `Use "a" or "b".`, or `nil` where nothing is near.
  package static func hint(for wanted: String, in names: some Sequence<String>) -> String? {
    let near = of(wanted, in: names)
    guard !near.isEmpty else { return nil }
    return "Use " + near.map { "\"\($0)\"" }.joined(separator: " or ") + "."
  }

  private static let bytesMax = 200

  private static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
  }

  private static func isPart(_ part: [UInt8], of whole: [UInt8]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { start in
      whole[start..<(start + part.count)].elementsEqual(part)
    }
  }

  /// The edit distance in which two neighbours in the wrong order are one edit.
  private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
