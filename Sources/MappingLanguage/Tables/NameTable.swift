/// Things that go by several names, found by any of them: without case, accents, blanks and
/// punctuation.
struct NameTable: Sendable {
  private let places: ScalarTable
  /// For each name, the thing it belongs to.
  private let owners: [Int]

  /// The names of things; where two share one, the first has it.
  ///
  /// `others` are names in other languages, by the place of the thing: one that is already
  /// somebody's stays so, and one that two languages give to two things is nobody's.
  init(_ names: [[String]], others: [[Int: String]] = []) {
    var keys: [ScalarConstant] = []
    var owners: [Int] = []
    var known: Set<[UInt8]> = []
    for (owner, names) in names.enumerated() {
      for name in names where known.insert(Self.folded(Array(name.utf8))).inserted {
        keys.append(.text(Self.folded(Array(name.utf8))))
        owners.append(owner)
      }
    }
    var claims: [[UInt8]: Set<Int>] = [:]
    for names in others {
      for (owner, name) in names {
        let key = Self.folded(Array(name.utf8))
        if !known.contains(key) { claims[key, default: []].insert(owner) }
      }
    }
    for (key, claimants) in claims {
      guard claimants.count == 1, let owner = claimants.first else { continue }
      keys.append(.text(key))
      owners.append(owner)
    }
    self.owners = owners
    places = ScalarTable(keys)
  }

  /// The thing that a text means.
  func index(of text: [UInt8]) -> Int? {
    let folded = Self.folded(text)
    return folded.isEmpty ? nil : places.index(ofText: folded).map { owners[$0] }
  }

  /// Small letters and digits only, accents of Latin letters taken off, `&` written out, "the" left
  /// out at the beginning, and behind a comma at the end.
  private static func folded(_ text: [UInt8]) -> [UInt8] {
    var folded = ""
    let text = withoutThe(text[...])
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let small = CaseMapping.lower(scalar)
      if small == "&" {
        folded += "and"
      } else if let plain = Accents.plain(small) {
        folded += plain
      } else if small == "ə" {
        folded += "e"
      } else if small.properties.isAlphabetic || small.properties.numericType != nil {
        folded.unicodeScalars.append(small)
      }
    }
    return Array(folded.utf8)
  }

  /// `The Gambia` and `Gambia, The` without the article.
  private static func withoutThe(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let ends = [("the ", ""), ("The ", ""), ("", ", the"), ("", ", The")]
    for (start, end) in ends where text.count > start.utf8.count + end.utf8.count {
      if text.starts(with: start.utf8), text.suffix(end.utf8.count).elementsEqual(end.utf8) {
        return text.dropFirst(start.utf8.count).dropLast(end.utf8.count)
      }
    }
    return text
  }
}
