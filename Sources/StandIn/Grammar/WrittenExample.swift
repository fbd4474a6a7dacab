/// What one written value shows about all of them: `1990-03-05`, `1.234,50 €`.
enum WrittenExample {
  /// The one pattern by which a day is read so; `nil` where day and month could change places.
  static func datePattern(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { !$0.isNumber }.map(String.init)
    let marks = text.filter { !$0.isNumber }
    guard parts.count == 3, marks.count == 2, let mark = marks.first, marks.last == mark,
      "-./".contains(mark), parts.allSatisfy({ Int($0) != nil })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    if parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 {
      // Nobody writes the day between year and month.
      guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]) else { return nil }
      return mark == "-" ? "iso" : "%Y\(mark)%m\(mark)%d"
    }
    guard parts[2].count == 4, parts[0].count == 2, parts[1].count == 2 else { return nil }
    if (13...31).contains(numbers[0]), (1...12).contains(numbers[1]) {
      return "%d\(mark)%m\(mark)%Y"
    }
    if (1...12).contains(numbers[0]), (13...31).contains(numbers[1]) {
      return "%m\(mark)%d\(mark)%Y"
    }
    return nil
  }

  /// Whether a number is written with these marks, the decimal one among them.
  static func isNumber(_ text: String, decimal: Character, group: Character) -> Bool {
    let plain = text.filter { $0.isNumber || $0 == decimal || $0 == group }
    let parts = plain.split(separator: decimal, omittingEmptySubsequences: false)
    guard text.filter(\.isNumber).isEmpty == false, parts.count == 2, !parts[1].isEmpty,
      parts[1].allSatisfy(\.isNumber)
    else { return false }
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count) || groups.count == 1 else {
      return false
    }
    return !first.isEmpty && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// `month/day`, `DD.MM.`: a part of a date, as the language writes it.
  static func partialPattern(_ text: String) -> String? {
    let words = [
      "month": "%m", "day": "%d", "year": "%Y", "mm": "%m", "dd": "%d", "yyyy": "%Y",
    ]
    var pattern = ""
    var word = ""
    var seen: [String] = []
    func close() -> Bool {
      guard !word.isEmpty else { return true }
      guard let part = words[word], !seen.contains(part) else { return false }
      seen.append(part)
      pattern += part
      word = ""
      return true
    }
    for character in text.lowercased() {
      if character.isLetter {
        word.append(character)
      } else {
        guard "-./".contains(character), close() else { return nil }
        pattern.append(character)
      }
    }
    guard close(), seen.count > 1 else { return nil }
    return pattern == "%Y-%m-%d" ? "iso" : pattern
  }

  /// Whether a text is a date written by the pattern.
  static func fits(_ text: String, _ pattern: String) -> Bool {
    let pattern = pattern == "iso" ? "%Y-%m-%d" : pattern
    var rest = text[...]
    var expected = pattern[...]
    while let mark = expected.first {
      expected = expected.dropFirst()
      guard mark == "%" else {
        guard rest.first == mark else { return false }
        rest = rest.dropFirst()
        continue
      }
      let part = expected.first
      expected = expected.dropFirst()
      let digits = rest.prefix(part == "Y" ? 4 : 2)
      guard digits.count == (part == "Y" ? 4 : 2), let number = Int(digits) else { return false }
      if part == "m", !(1...12).contains(number) { return false }
      if part == "d", !(1...31).contains(number) { return false }
      rest = rest.dropFirst(digits.count)
    }
    return rest.isEmpty
  }
}
