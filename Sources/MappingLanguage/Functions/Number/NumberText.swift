import Records

/// Numbers as people write them, with separators between groups and before the fraction.
struct NumberText: Sendable {
  /// What the parameter `group_separator` means where numbers are read.
  static let groupNote = "between groups of three digits, as in 1,200; none unless said"

  private let groupSeparator: [UInt8]
  private let decimalSeparator: [UInt8]
  /// Whether a text that this language reads as a number means that number here too: a group
  /// separator is no part of one.
  private let mayBePlain: Bool
  /// What stands before a fraction.
  var decimal: String { String(decoding: decimalSeparator, as: UTF8.self) }
  /// Whether the step says what stands before a fraction.
  let saysDecimalSeparator: Bool

  init(groupSeparator: String, decimalSeparator: String?) {
    self.groupSeparator = Array(groupSeparator.utf8)
    self.decimalSeparator = Array((decimalSeparator ?? ".").utf8)
    mayBePlain =
      self.decimalSeparator == [UInt8(ascii: ".")]
      && !["e", "E"].contains(groupSeparator.prefix(1))
    saysDecimalSeparator = decimalSeparator != nil
  }

  /// Reads the number; `nil` where the text is none.
  ///
  /// Blanks at the ends do not matter. Group separators stand between the digits before the
  /// fraction, as in `1,234,567` or, in India, `12,34,567`; anywhere else the text is no number.
  func read(_ text: Range<Int>, in arena: borrowing Arena) -> ExactDecimal? {
    let range = WhiteSpace.trimmed(text, in: arena.bytes)
    if mayBePlain {
      let text = arena.bytes.span.extracting(range)
      if let number = ExactDecimal(parsing: text) { return number }
      guard let first = groupSeparator.first, text.firstIndex(of: first, in: text.indices) != nil
      else { return nil }
    }
    var digits = DecimalReader()
    var groups = DigitGroups()
    var index = range.lowerBound
    var isBeforeFraction = true
    while index < range.upperBound {
      if isBeforeFraction, holds(decimalSeparator, at: index, range, arena) {
        isBeforeFraction = false
        guard digits.take(UInt8(ascii: ".")) else { return nil }
        index += decimalSeparator.count
      } else if isBeforeFraction, holds(groupSeparator, at: index, range, arena) {
        groups.separate()
        index += groupSeparator.count
      } else {
        let byte = arena.bytes[index]
        guard byte != UInt8(ascii: ".") else { return nil }
        if isBeforeFraction, Self.isDigit(byte) {
          groups.add(byte)
        } else if !groups.isEmpty {
          // An exponent ends the groups as a fraction does.
          isBeforeFraction = false
        }
        guard digits.take(byte) else { return nil }
        index += 1
      }
    }
    return groups.areSound ? digits.number : nil
  }

  /// The first number in a text: digits, and separators between them.
  func firstNumber(in text: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    func isDigit(_ index: Int) -> Bool { index < text.upperBound && Self.isDigit(bytes[index]) }
    guard let first = text.first(where: isDigit) else { return nil }
    var last = first + 1
    while last < text.upperBound {
      if isDigit(last) {
        last += 1
        continue
      }
      let separator = [decimalSeparator, groupSeparator].first { separator in
        !separator.isEmpty
          && UTF8Text.holds(separator, at: last, end: text.upperBound, in: bytes)
          && isDigit(last + separator.count)
      }
      guard let separator else { break }
      last += separator.count + 1
    }
    return first..<last
  }

  private func holds(
    _ separator: [UInt8],
    at index: Int,
    _ range: Range<Int>,
    _ arena: borrowing Arena
  ) -> Bool {
    !separator.isEmpty
      && UTF8Text.holds(separator, at: index, end: range.upperBound, in: arena.bytes)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}

extension NumberText {
  /// The separators of a step; `decimal` where it has no parameter for the fraction.
  init(_ arguments: StepArguments) throws(ArgumentFault) {
    let group = try arguments.text("group_separator", default: "")
    let saysDecimal = arguments["decimal_separator"] != nil
    let decimal = try arguments.text("decimal_separator", default: ".")
    guard !decimal.isEmpty else { throw ArgumentFault("decimal_separator", "the text is empty") }
    guard group.isEmpty || !(group.hasPrefix(decimal) || decimal.hasPrefix(group)) else {
      throw ArgumentFault("group_separator", "it cannot be told from the decimal separator")
    }
    for (name, text) in [("group_separator", group), ("decimal_separator", decimal)]
    where text.utf8.contains(where: { Self.isDigit($0) || $0 == 0x2B || $0 == 0x2D }) {
      throw ArgumentFault(name, "digits and signs cannot separate")
    }
    self.init(groupSeparator: group, decimalSeparator: saysDecimal ? decimal : nil)
  }
}

/// Whether digits are grouped as numbers are: by three, or by two before the last three, and not
/// beginning with a zero: `0,500` is no five hundred.
private struct DigitGroups {
  private var count = 1
  /// Digits of the group that is being read.
  private var digits = 0
  private var beginsWithZero = false
  private var areThousands = true
  private var areIndian = true

  var isEmpty: Bool { count == 1 && digits == 0 }

  mutating func add(_ digit: UInt8) {
    if isEmpty { beginsWithZero = digit == UInt8(ascii: "0") }
    digits += 1
  }

  mutating func separate() {
    if count == 1 {
      areThousands = (1...3).contains(digits)
      areIndian = (1...2).contains(digits)
    } else {
      areThousands = areThousands && digits == 3
      areIndian = areIndian && digits == 2
    }
    count += 1
    digits = 0
  }

  var areSound: Bool {
    count == 1 || (!beginsWithZero && digits == 3 && (areThousands || areIndian))
  }
}
