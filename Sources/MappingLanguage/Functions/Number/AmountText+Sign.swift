extension AmountText {
  /// Whether a minus or the parentheses of bookkeepers say that it is negative; `nil` where nobody
  /// knows.
  ///
  /// People type any dash for a minus, and set it first, last or right beside the digits.
  var isNegative: Bool? {
    let before = Array(before)
    let after = Array(afterCents)
    var signs = (before + after).count { $0 == "+" }
    var minuses = 0
    for place in before.indices where before[place].isDash {
      if Self.joinsWords(before, at: place) { continue }
      guard Self.isMinus(before, at: place) else { return nil }
      minuses += 1
    }
    for place in after.indices where after[place].isDash {
      if Self.joinsWords(after, at: place) { continue }
      guard Self.isTrailingMinus(after, at: place) else { return nil }
      minuses += 1
    }
    signs += minuses
    guard signs <= 1, let isInParentheses else { return nil }
    return minuses == 1 || isInParentheses
  }

  /// What stands after the digits, but for the dash in place of cents: `5,-` is a price, `5-` is a
  /// debt.
  private var afterCents: Substring {
    guard after.first == "," || after.first == "." else { return after }
    let rest = after.dropFirst()
    return rest.first?.isDash == true ? rest.drop(while: \.isDash) : after
  }

  /// Whether parentheses stand around the digits; `nil` where one of them has no other.
  private var isInParentheses: Bool? {
    let (opening, closing) = (Parentheses(in: before), Parentheses(in: after))
    guard opening.closing == 0, closing.opening == 0, opening.opening == closing.closing,
      opening.opening <= 1
    else { return nil }
    return opening.opening == 1
  }

  /// Whether a dash is the hyphen of a name, as in `US-Dollar`.
  private static func joinsWords(_ text: [Character], at place: Int) -> Bool {
    let (left, right) = (place - 1, place + 1)
    return left >= 0 && right < text.count && text[left].isLetter && text[right].isLetter
  }

  /// Whether a dash before the digits stands first, or right beside them or their sign.
  private static func isMinus(_ text: [Character], at place: Int) -> Bool {
    let lead = text[..<place]
    if lead.allSatisfy({ $0.isWhitespace || $0 == "(" }) { return true }
    let rest = text[(place + 1)...]
    guard !rest.contains(where: { $0.isWhitespace || $0.isLetter || $0 == "(" }) else {
      return false
    }
    // "EUR-5" is a debt, "US-$5" has a hyphen.
    return lead.last?.isLetter != true || !rest.contains(where: \.isCurrencySymbol)
  }

  /// Whether a dash after the digits stands last, or right beside them and beside no word.
  private static func isTrailingMinus(_ text: [Character], at place: Int) -> Bool {
    let rest = text[(place + 1)...]
    if rest.allSatisfy({ $0.isWhitespace || $0 == ")" }) { return true }
    return place == 0 && rest.first?.isLetter != true
  }
}
