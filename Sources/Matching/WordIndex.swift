/// Numbers for words, and how near any two of them are.
struct WordIndex: Sendable {
  private(set) var words: [String] = []
  private var ids: [String: Int] = [:]

  mutating func id(of word: String) -> Int {
    if let id = ids[word] { return id }
    ids[word] = words.count
    words.append(word)
    return words.count - 1
  }

  /// How near each word of the one side is to each of the other: 1 for the same, 0 for nothing in
  /// common; row by row of the first.
  ///
  /// `learned` are words that stood for each other in known mappings.
  func nearness(
    of first: [Int],
    to second: [Int],
    learned: [MappingPrior.WordPair]
  ) -> NearnessTable {
    var table = NearnessTable(rows: first, columns: second, words: words.count)
    for id in first where table.hasColumn(id) { table.set(id, id, 1) }
    for id in first {
      for near in Lexicon.relations[words[id]] ?? [] {
        if let other = ids[near.word], table.hasColumn(other) {
          table.set(id, other, near.nearness)
        }
      }
    }
    for pair in learned {
      for (left, right) in [(pair.source, pair.target), (pair.target, pair.source)] {
        guard let row = ids[left], table.hasRow(row), let column = ids[right],
          table.hasColumn(column)
        else { continue }
        table.set(row, column, max(0.75, table[row, column]))
      }
    }
    spell(first, second, into: &table)
    return table
  }

  /// Words that are spelled almost alike, or of which one begins the other.
  private func spell(_ first: [Int], _ second: [Int], into table: inout NearnessTable) {
    var byLetter: [UInt8: [Int]] = [:]
    for id in second {
      guard let letter = words[id].utf8.first, words[id].utf8.count > 2 else { continue }
      byLetter[letter, default: []].append(id)
    }
    var trigrams: [Int: [UInt32]] = [:]
    func pieces(_ id: Int) -> [UInt32] {
      if let known = trigrams[id] { return known }
      let made = Trigrams.sorted(of: words[id])
      trigrams[id] = made
      return made
    }
    for id in first {
      guard let letter = words[id].utf8.first, words[id].utf8.count > 2 else { continue }
      for other in byLetter[letter] ?? [] where other != id {
        let lengths = (words[id].utf8.count, words[other].utf8.count)
        let short = min(lengths.0, lengths.1)
        var near = 0.0
        if short > 3, words[id].hasPrefix(words[other]) || words[other].hasPrefix(words[id]) {
          near = max(lengths.0, lengths.1) - short < 4 ? 0.8 : 0.6
        } else if short > 4 {
          let alike = Trigrams.similarity(pieces(id), pieces(other))
          if alike >= 0.6 { near = 0.9 * alike }
        }
        if near > 0 { table.set(id, other, max(near, table[id, other])) }
      }
    }
  }
}

/// How near the words of two sides are, as a table of numbers.
struct NearnessTable: Sendable {
  let rows: Int
  let columns: Int
  private var columnPlaces: [Int32]
  private let rowPlaces: [Int32]
  private var values: [Float]

  fileprivate init(rows: [Int], columns: [Int], words: Int) {
    var rowPlaces = [Int32](repeating: -1, count: words)
    for (place, id) in rows.enumerated() { rowPlaces[id] = Int32(place) }
    var columnPlaces = [Int32](repeating: -1, count: words)
    for (place, id) in columns.enumerated() { columnPlaces[id] = Int32(place) }
    self.rowPlaces = rowPlaces
    self.columnPlaces = columnPlaces
    self.rows = rows.count
    self.columns = columns.count
    values = Array(repeating: 0, count: rows.count * columns.count)
  }

  func hasRow(_ id: Int) -> Bool { rowPlaces[id] >= 0 }
  func hasColumn(_ id: Int) -> Bool { columnPlaces[id] >= 0 }

  /// The place of a word among those of the first side.
  func row(_ id: Int) -> Int { Int(rowPlaces[id]) }

  /// The place of a word among those of the second side.
  func column(_ id: Int) -> Int { Int(columnPlaces[id]) }

  /// The number at two places.
  func value(_ row: Int, _ column: Int) -> Float { values[row * columns + column] }

  /// The number of two words.
  subscript(first: Int, second: Int) -> Double { Double(value(row(first), column(second))) }

  fileprivate mutating func set(_ first: Int, _ second: Int, _ value: Double) {
    values[row(first) * columns + column(second)] = Float(value)
  }
}
