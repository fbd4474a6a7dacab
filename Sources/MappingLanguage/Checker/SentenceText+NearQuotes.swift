extension SentenceText {
  /// Whole words of this text that were probably meant by words that do not stand in it: those that
  /// fewest letters are too many in, too few or others; at most one for every four of the quote.
  ///
  /// `work`: how many pairs of letters may still be compared; less is left afterwards. Where there
  /// are more to compare, there is no answer.
  func nearest(to quote: SentenceText, _ work: inout Int) -> String? {
    let most = quote.characters.count / 4
    let pairs = characters.count * quote.characters.count
    guard most > 0, pairs <= work else { return nil }
    work -= pairs
    let (own, wanted) = Self.letters(characters, quote.characters)
    // Of what ends before each place: how far it is from as much of the quote as was looked at, and
    // where it begins. At first nothing is, which may begin before any word.
    var ends = (0...own.count).map { End(cost: beginsWords(at: $0) ? 0 : most + 1, start: $0) }
    for letter in wanted {
      var left = ends[0]
      ends[0].cost += 1
      var least = ends[0].cost
      for place in own.indices {
        let above = ends[place + 1]
        var best = End(cost: left.cost + (own[place] == letter ? 0 : 1), start: left.start)
        if above.cost + 1 < best.cost { best = End(cost: above.cost + 1, start: above.start) }
        if ends[place].cost + 1 < best.cost {
          best = End(cost: ends[place].cost + 1, start: ends[place].start)
        }
        (left, ends[place + 1]) = (above, best)
        least = min(least, best.cost)
      }
      if least > most { return nil }
    }
    let found = ends.enumerated().filter { place, end in
      end.cost <= most && end.start < place && endsWords(at: place)
    }
    let best = found.min {
      ($0.element.cost, abs($0.offset - $0.element.start - wanted.count), $0.offset)
        < ($1.element.cost, abs($1.offset - $1.element.start - wanted.count), $1.offset)
    }
    return best.flatMap { quotable($0.element.start..<$0.offset) }
  }

  /// The whole words that a quote begins or ends inside of.
  func widened(around quote: SentenceText) -> String? {
    SequenceSearch.place(of: quote.characters, in: characters).flatMap { place in
      var (start, end) = (place, place + quote.characters.count)
      while isInsideWord(start) { start -= 1 }
      while isInsideWord(end) { end += 1 }
      return quotable(start..<end)
    }
  }

  private struct End {
    var cost: Int
    var start: Int
  }

  /// Numbers for the letters of both, equal where they differ by case alone.
  private static func letters(_ own: [Character], _ other: [Character]) -> ([Int], [Int]) {
    var numbers: [String: Int] = [:]
    func number(_ character: Character) -> Int {
      let letter = character.lowercased()
      if let number = numbers[letter] { return number }
      numbers[letter] = numbers.count
      return numbers.count - 1
    }
    return (own.map(number), other.map(number))
  }

  private func beginsWords(at place: Int) -> Bool {
    place < characters.count && characters[place] != " " && !isInsideWord(place)
  }

  private func endsWords(at place: Int) -> Bool {
    place > 0 && characters[place - 1] != " " && !isInsideWord(place)
  }

  /// The characters of a range, where they are a quote.
  private func quotable(_ range: Range<Int>) -> String? {
    let words = String(characters[range])
    return standing(of: SentenceText(words)) == .quoted ? words : nil
  }
}
