import Records

extension DatePattern {
  /// A text as the pattern writes it: numbers with their zeros, names in their letters; `nil` where
  /// it writes nothing like it, or two texts that are.
  ///
  /// What comes back unchanged is what the pattern can write; whether the calendar has such a day
  /// is not asked. `iso` spells nothing.
  func spelling(_ text: String, words: DateWords) -> String? {
    guard !isISO else { return nil }
    var readings = [Reading(rest: text[...])]
    for item in items {
      readings = Reading.distinct(readings.flatMap { $0.after(item, words) })
    }
    let whole = readings.filter { $0.rest.isEmpty }
    return whole.count < 2 || whole[0].isUnchanged ? whole.first?.written : nil
  }

  /// A beginning of a text, and how a pattern writes it.
  private struct Reading {
    var written = ""
    var isUnchanged = true
    var rest: Substring

    /// Two for each rest, which are enough to tell one from several; first that in which nothing
    /// has changed.
    static func distinct(_ readings: [Reading]) -> [Reading] {
      var places: [String.Index: [Reading]] = [:]
      for reading in readings {
        var known = places[reading.rest.startIndex, default: []]
        if reading.isUnchanged { known.removeAll { $0.written == reading.written } }
        guard !known.contains(where: { $0.written == reading.written }) else { continue }
        known.insert(reading, at: reading.isUnchanged ? 0 : known.count)
        places[reading.rest.startIndex] = Array(known.prefix(2))
      }
      return places.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    func after(_ item: Item, _ words: DateWords) -> [Reading] {
      switch item {
      case .literal(let bytes):
        return after([String(decoding: bytes, as: UTF8.self)])
      case .field(.offset, _): return afterOffset()
      case .field(let field, let padded):
        if let words = DatePattern.words(of: field, words) { return after(words) }
        return after(field.numbers, width: padded ? field.digits : 1)
      }
    }

    private func after(_ words: [String]) -> [Reading] {
      words.compactMap { word in
        let found = rest.prefix(word.count)
        return CaseMapping.folded(String(found)) == CaseMapping.folded(word)
          ? taking(found, as: word) : nil
      }
    }

    private func after(_ numbers: ClosedRange<Int>, width: Int) -> [Reading] {
      (1...max(width, String(numbers.upperBound).count)).compactMap { count in
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ ("0"..."9").contains($0) }),
          let number = Int(digits), numbers.contains(number)
        else { return nil }
        let plain = String(number)
        let zeros = String(repeating: "0", count: max(0, width - plain.count))
        return taking(digits, as: zeros + plain)
      }
    }

    /// `+0130`.
    private func afterOffset() -> [Reading] {
      let offset = rest.prefix(5)
      guard offset.count == 5, offset.first == "+" || offset.first == "-",
        offset.dropFirst().allSatisfy({ ("0"..."9").contains($0) })
      else { return [] }
      return [taking(offset, as: String(offset))]
    }

    private func taking(_ found: Substring, as word: String) -> Reading {
      Reading(
        written: written + word,
        isUnchanged: isUnchanged && found == word,
        rest: rest.dropFirst(found.count)
      )
    }
  }

  /// The words that a field is written as; `nil` where it is a number or an offset.
  private static func words(of field: Field, _ words: DateWords) -> [String]? {
    switch field {
    case .monthName(let short): short ? words.shortMonths : words.months
    case .weekdayName(let short): short ? words.shortDays : words.days
    case .halfOfDay: ["AM", "PM"]
    case .year, .shortYear, .month, .day, .dayOfYear, .hour, .halfDayHour, .minute, .second,
      .fraction, .offset, .weekday, .isoWeek, .isoYear:
      nil
    }
  }
}
