import Records

/// Numbers as people write them, with separators between groups and before the fraction.
struct NumberText: Sendable {
  private let groupSeparator: [UInt8]
  private let decimalSeparator: [UInt8]

  init(groupSeparator: String, decimalSeparator: String) {
    self.groupSeparator = Array(groupSeparator.utf8)
    self.decimalSeparator = Array(decimalSeparator.utf8)
  }

  /// Reads the number; `nil` where the text is none.
  ///
  /// Blanks at the ends do not matter, group
  /// separators only count between two digits before the fraction.
  func read(_ text: Range<Int>, in arena: borrowing Arena) -> ExactDecimal? {
    let range = WhiteSpace.trimmed(text, in: arena.bytes)
    if groupSeparator.isEmpty, decimalSeparator == [UInt8(ascii: ".")] {
      return ExactDecimal(parsing: arena.bytes.span.extracting(range))
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var index = range.lowerBound
    var isFraction = false
    while index < range.upperBound {
      if !isFraction, holds(decimalSeparator, at: index, range, arena) {
        isFraction = true
        plain.append(UInt8(ascii: "."))
        index += decimalSeparator.count
      } else if !isFraction, holds(groupSeparator, at: index, range, arena) {
        let next = index + groupSeparator.count
        guard let last = plain.last, Self.isDigit(last), next < range.upperBound,
          Self.isDigit(arena.bytes[next])
        else { return nil }
        index = next
      } else {
        guard arena.bytes[index] != UInt8(ascii: ".") else { return nil }
        plain.append(arena.bytes[index])
        index += 1
      }
    }
    return ExactDecimal(parsing: plain.span)
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
    let decimal = try arguments.text("decimal_separator", default: ".")
    guard !decimal.isEmpty else { throw ArgumentFault("decimal_separator", "the text is empty") }
    guard group.isEmpty || !(group.hasPrefix(decimal) || decimal.hasPrefix(group)) else {
      throw ArgumentFault("group_separator", "it cannot be told from the decimal separator")
    }
    for (name, text) in [("group_separator", group), ("decimal_separator", decimal)]
    where text.utf8.contains(where: { Self.isDigit($0) || $0 == 0x2B || $0 == 0x2D }) {
      throw ArgumentFault(name, "digits and signs cannot separate")
    }
    self.init(groupSeparator: group, decimalSeparator: decimal)
  }
}
