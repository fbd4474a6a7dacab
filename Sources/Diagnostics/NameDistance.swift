/// How far a name is from another: by slips of the pen, by the order of its words, and by what only
/// one of them has.
///
/// A slip is a letter too many, too few or another, or two neighbours in the wrong order.
struct NameDistance {
  /// In half slips: words in another order are as far as a slip, a name that is part of the other
  /// is farther than one slip and less far than two.
  let cost: Int
  /// How many letters more the longer name has.
  let lettersApart: Int
  /// Whether the one is probably the other: a slip for every six letters, each one that makes no
  /// other word, or else two thirds of the letters and more in common as whole words; names of
  /// three letters and less are never slips.
  let isSlip: Bool

  /// `nil` where the one is not near the other, or says its opposite.
  ///
  /// Near is a third of the letters in slips, and more than half of the letters the same; or one
  /// name as a part of the other, as letters or as words.
  init?(from wanted: NameText, to name: NameText) {
    let (own, other) = (wanted.letters, name.letters)
    let (short, long) = own.count < other.count ? (own, other) : (other, own)
    lettersApart = long.count - short.count
    guard own != other else {
      // "11-50" is not "1150".
      (cost, isSlip) = (0, !wanted.hasOtherNumbers(than: name))
      return
    }
    guard !wanted.isOpposite(of: name) else { return nil }
    let ways = [
      Way(byLettersOf: wanted, name),
      Way(byWordsOf: wanted, name),
      short.count > 2 && Self.isPart(short, of: long) ? Way(asPartOf: wanted, name) : nil,
    ].compactMap(\.self)
    guard let cost = ways.map(\.cost).min() else { return nil }
    self.cost = cost
    isSlip =
      own.count > 3 && !wanted.hasOtherNumbers(than: name)
      && ways.contains { way in
        let isShare = !way.isPart || way.slips == 0 && short.count * 3 >= long.count * 2
        let isAlike = isShare && way.slips + (way.isMoved ? 1 : 0) <= Self.slipsMax(own.count)
        // A slip of the pen makes "npaid" of "unpaid" too.
        let mayDeny = way.slips > 0 && !way.isMoved && !way.isPart
        return isAlike && way.isOfWords
          && !(mayDeny && name.opposites.contains { Self.slips(own, $0) <= way.slips })
      }
  }

  /// How the one is made of the other.
  private struct Way {
    var slips = 0
    /// Whether the words have another order.
    var isMoved = false
    /// Whether one has more than the other.
    var isPart = false
    /// Whether each word is one of the other's or a probable slip of it, and no word that says no
    /// is left over.
    var isOfWords = true

    var cost: Int { 2 * slips + (isMoved ? 2 : 0) + (isPart ? 3 : 0) }

    /// Of names of which the one has the letters of the other, in a row.
    init(asPartOf wanted: NameText, _ name: NameText) {
      isPart = true
      let (short, long) =
        wanted.letters.count < name.letters.count ? (wanted, name) : (name, wanted)
      let isPlural = WordSlip.arePlural(short.letters, long.letters)
      isOfWords =
        isPlural
        || long.words.indices.contains { start in
          var letters: NameText.Letters = []
          return long.words[start...].contains { word in
            letters += word
            return letters == short.letters
          }
        }
    }

    init?(byLettersOf wanted: NameText, _ name: NameText) {
      let (own, other) = (wanted.letters, name.letters)
      let allowance = max(2, own.count / 3)
      guard abs(own.count - other.count) <= allowance else { return nil }
      slips = NameDistance.slips(own, other)
      guard slips <= allowance, slips * 2 < max(own.count, other.count) else { return nil }
      isOfWords = wanted.pairs(with: name).allSatisfy {
        $0 == $1 || WordSlip.isProbable($0, for: $1)
      }
    }

    /// Each word of the name with fewer is one of the other's, or a slip of it.
    init?(byWordsOf own: NameText, _ other: NameText) {
      let isFewer = own.words.count < other.words.count
      let (few, many) = isFewer ? (own.words, other.words) : (other.words, own.words)
      guard few.count < many.count ? few.joined().count > 2 : few.count > 1 else { return nil }
      var left = Array(many.indices)
      var last = -1
      for word in few {
        let near = left.indices.compactMap { place in
          NameDistance.slipsOfWord(word, many[left[place]]).map { (place, $0) }
        }
        guard let (place, slips) = near.min(by: { $0.1 < $1.1 }) else { return nil }
        self.slips += slips
        let found = left.remove(at: place)
        if found < last { isMoved = true }
        last = found
        let (wanted, name) = isFewer ? (word, many[found]) : (many[found], word)
        if slips > 0, !WordSlip.isProbable(wanted, for: name) { isOfWords = false }
      }
      isPart = !left.isEmpty
      if left.contains(where: { NameText.isDenial(many[$0]) }) { isOfWords = false }
    }
  }

  /// How many slips are probably no other name.
  private static func slipsMax(_ letters: Int) -> Int { letters > 3 ? max(1, letters / 6) : 0 }

  /// `nil` where it is probably another word.
  private static func slipsOfWord(_ word: NameText.Letters, _ other: NameText.Letters) -> Int? {
    if word == other { return 0 }
    if WordSlip.areNumber(word, other) { return 1 }
    let most = slipsMax(min(word.count, other.count))
    guard most > 0, abs(word.count - other.count) <= most else { return nil }
    let slips = slips(word, other)
    return slips <= most ? slips : nil
  }

  private static func isPart(_ part: NameText.Letters, of whole: NameText.Letters) -> Bool {
    (0...(whole.count - part.count)).contains { start in
      whole[start..<(start + part.count)].elementsEqual(part)
    }
  }

  /// The edit distance in which two neighbours in the wrong order are one edit.
  static func slips(_ left: NameText.Letters, _ right: NameText.Letters) -> Int {
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
