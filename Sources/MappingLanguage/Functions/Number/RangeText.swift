import Records

/// One number of a range, or two with what joins them, among words: `-5 to 10`, `$1-5k`, `200+`.
struct RangeText {
  private let text: Range<Int>
  private let form: NumberText

  init(_ text: Range<Int>, _ form: NumberText) {
    self.text = text
    self.form = form
  }

  /// A number as it is written, and the power of ten that a word after it stands for.
  private struct End {
    var number: ExactDecimal
    var power: Int?

    func whole(_ power: Int?) throws(FunctionFault) -> Int64 {
      guard let whole = Magnitude.stretched(number, by: power ?? 0)?.integer else {
        throw RangeText.fault
      }
      return whole
    }
  }

  /// Both ends; a single number is both of them.
  ///
  /// - Throws: R102 where the text is no range, or may mean more than one.
  func ends(in arena: borrowing Arena) throws(FunctionFault) -> (low: Int64, high: Int64) {
    var ends: [End] = []
    var last = text.lowerBound
    var before = ""
    var between = ""
    while let digits = form.firstNumber(in: last..<text.upperBound, arena.bytes) {
      let words = string(last..<digits.lowerBound, arena)
      guard ends.count < 2, let number = form.read(digits, in: arena) else { throw Self.fault }
      guard form.saysDecimalSeparator || number.scale != 3 else { throw Self.point }
      let isNegative: Bool
      if let first = ends.first {
        between = words
        isNegative = try Self.joinsNegative(words, after: first.number)
      } else {
        before = words
        isNegative = try Self.leadsNegative(words)
      }
      let sign: Int128 = isNegative ? -1 : 1
      guard let signed = ExactDecimal(sign * number.mantissa, scale: number.scale) else {
        throw Self.fault
      }
      let (power, end) = try magnitude(at: digits.upperBound, arena)
      ends.append(End(number: signed, power: power))
      last = end
    }
    let after = string(last..<text.upperBound, arena)
    guard !leadsFraction(before) else { throw Self.fault }
    guard !Self.endsWithWord(before) else { throw Self.lettersBefore }
    try Self.checkSurroundings(before, after, isSingle: ends.count == 1)
    let units = Set((before + between + after).filter(Self.isUnit))
    guard ends.count < 2 || units.count < 2 else { throw Self.fault }
    guard let first = ends.first, let second = ends.last else { throw Self.fault }
    // In "1-5k" both are thousands; in "500-1k" the ends rise only if one is.
    let isShared = first.power == nil && first.number < second.number
    let low = try first.whole(isShared ? second.power : first.power)
    let high = try second.whole(second.power)
    guard low <= high else { throw Self.fault }
    return (low, high)
  }

  /// Whether what stands before digits makes a fraction of them: `.5` is half of one, `Rs.5` are
  /// five.
  private func leadsFraction(_ before: String) -> Bool {
    let mark = [".", ",", form.decimal].first { before.hasSuffix($0) }
    return mark.map { before.dropLast($0.count).last?.isLetter != true } ?? false
  }

  private func string(_ range: Range<Int>, _ arena: borrowing Arena) -> String {
    String(decoding: arena.bytes[range], as: UTF8.self)
  }

  /// The power of ten that the words after a number stand for, and where they end: both words of
  /// `2 hundred thousand` count.
  private func magnitude(
    at start: Int,
    _ arena: borrowing Arena
  ) throws(FunctionFault) -> (power: Int?, end: Int) {
    var power: Int?
    var end = start
    while true {
      let rest = string(end..<text.upperBound, arena)
      let blanks = rest.prefix { $0.isWhitespace }
      // "5-million" has a hyphen.
      let gap = blanks.isEmpty ? rest.prefix(rest.first?.isDash == true ? 1 : 0) : blanks
      let word = rest[gap.endIndex...].prefix(while: \.isLetter)
      guard let next = Magnitude.power(word) else {
        guard word.isEmpty || !gap.isEmpty else { throw Self.letters }
        return (power, end)
      }
      guard gap.isEmpty || word.count > 1 else { throw Self.letterApart }
      power = (power ?? 0) + next
      end += gap.utf8.count + word.utf8.count
    }
  }
}

// MARK: What stands around the numbers

extension RangeText {
  private static let joins = Set(Character.dashes.map { String($0) })
    .union(["to", "..", "...", "…", "~", "and"])
  private static let minuses: Set<Character> = ["-", "\u{2212}"]

  private static let fault = FunctionFault(.notANumber, "The text is no number and no range.")
  private static let dash = FunctionFault(
    .notANumber,
    "A dash beside the number may be a minus, or may not."
  )
  private static let point = FunctionFault(
    .notANumber,
    "A point before three digits may stand between thousands, or before a fraction."
  )
  private static let otherMagnitude = FunctionFault(
    .notANumber,
    "A word after the number may make another number of it."
  )
  private static let letters = FunctionFault(
    .notANumber,
    "The letters right after a number are no magnitude."
  )
  private static let lettersBefore = FunctionFault(
    .notANumber,
    "The letters right before a number make a name of it."
  )
  private static let letterApart = FunctionFault(
    .notANumber,
    "A letter apart from the number may be a magnitude, or may not."
  )

  private static let minusWords: Set<String> = ["minus", "negative", "neg"]

  /// Whether letters touch the number after them, as in `B2B`; those of a currency's code may.
  private static func endsWithWord(_ before: String) -> Bool {
    let word = before.reversed().prefix(while: \.isLetter)
    let isCode = word.count == 3 && word.allSatisfy { $0.isASCII && $0.isUppercase }
    return !word.isEmpty && !isCode
  }

  /// Signs that may stand beside each number of a range, and change none.
  private static func isUnit(_ character: Character) -> Bool {
    character.isCurrencySymbol || character == "%"
  }

  /// Whether a minus stands right before the first number, or before its sign of a currency.
  private static func leadsNegative(_ words: String) throws(FunctionFault) -> Bool {
    let hasMinusWord = words.split { !$0.isLetter }.contains {
      minusWords.contains($0.lowercased())
    }
    guard !hasMinusWord else { throw dash }
    let marks = words.reversed().drop { $0.isCurrencySymbol }
    guard let mark = marks.first(where: { !$0.isWhitespace && $0 != "(" }), mark.isDash else {
      return false
    }
    let isAlone = marks.dropFirst().first.map { $0.isWhitespace || $0 == "(" } ?? true
    guard marks.first == mark, minuses.contains(mark), isAlone else { throw dash }
    return true
  }

  /// Whether a minus stands right before the second number, after what joins it to the first.
  private static func joinsNegative(
    _ words: String,
    after first: ExactDecimal
  ) throws(FunctionFault) -> Bool {
    let words = words.filter { !isUnit($0) }
    let endsWithMinus = words.last.map(minuses.contains) ?? false
    if joins.contains(words.trimmed.lowercased()) {
      // "-10 -5" may end with minus five.
      let mayBeMinus = endsWithMinus && words.first?.isWhitespace == true
      guard !(mayBeMinus && first.mantissa < 0) else { throw dash }
      return false
    }
    guard endsWithMinus, joins.contains(words.dropLast().trimmed.lowercased()) else { throw fault }
    return true
  }

  /// - Throws: R102 where a sign after the numbers, parentheses around one, or digits that are not
  ///   read could make others of them.
  private static func checkSurroundings(
    _ before: String,
    _ after: String,
    isSingle: Bool
  ) throws(FunctionFault) {
    guard !(before + after).contains(where: \.isNumber) else { throw fault }
    let bare = { (text: String) in text.filter { !$0.isWhitespace && !isUnit($0) } }
    // In books, "(5)" is a debt of 5, and "(5" is half of one.
    let isDebt = isSingle && bare(before) == "(" && bare(after) == ")"
    guard !isDebt, Parentheses(in: before + after).arePaired else { throw fault }
    let changes = after.split { !$0.isLetter }.contains { Magnitude.changes($0) }
    guard !changes else { throw otherMagnitude }
    try checkDashes(after.filter { !isUnit($0) })
  }

  /// - Throws: R102 where a dash after the numbers may be a minus: right beside them, or last.
  private static func checkDashes(_ after: String) throws(FunctionFault) {
    let body = after.trimmed
    // "5,-" and "5.-" are prices without cents.
    let isCents = (body.first == "," || body.first == ".") && body.dropFirst().allSatisfy(\.isDash)
    guard body.last?.isDash != true || isCents else { throw dash }
    guard body.first?.isDash == true else { return }
    let isTouching = after.first?.isDash == true
    guard !(isTouching && body.dropFirst().first?.isWhitespace == true) else { throw dash }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let body = drop { $0.isWhitespace }
    return String(body.reversed().drop { $0.isWhitespace }.reversed())
  }
}
