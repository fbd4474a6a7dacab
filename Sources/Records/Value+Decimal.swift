extension Value {
  package static func decimal(_ number: ExactDecimal) -> Value {
    .decimal(number.mantissa, scale: number.scale)
  }

  /// The number of an `.integer` or a `.decimal`, `nil` for every other kind.
  package var exactDecimal: ExactDecimal? {
    switch kind {
    case .integer: ExactDecimal(asInteger)
    case .decimal: ExactDecimal(checked: mantissa, scale: scale)
    case .null, .boolean, .text, .date, .instant, .list, .record, .number, .json: nil
    }
  }

  /// A decimal with the smallest scale; every other kind is itself.
  package var normalizedDecimal: Value {
    guard kind == .decimal, let number = exactDecimal else { return self }
    return .decimal(number.normalized)
  }

  /// Whether two integers or decimals are ordered, equal or reversed: -1, 0, 1; `nil` where one of
  /// them is no number.
  package static func compareNumbers(_ left: Value, _ right: Value) -> Int? {
    if left.kind == .integer, right.kind == .integer {
      let (left, right) = (left.asInteger, right.asInteger)
      return left < right ? -1 : left == right ? 0 : 1
    }
    guard let left = left.exactDecimal, let right = right.exactDecimal else { return nil }
    return left < right ? -1 : left == right ? 0 : 1
  }

  /// Reads text as an integer, exactly: `12`, `-7`, `3e4`, `12.0`; `nil` for `12.5`, for more than
  /// 64 bits and for anything else.
  package static func parseInteger(_ text: borrowing Span<UInt8>) -> Value? {
    ExactDecimal(parsing: text)?.integer.map { .integer($0) }
  }

  /// Reads text as a decimal, exactly, with the scale as written; `nil` where it has more than 38
  /// digits or is no number.
  package static func parseDecimal(_ text: borrowing Span<UInt8>) -> Value? {
    ExactDecimal(parsing: text).map { .decimal($0) }
  }

  /// The value of a `.text` or `.number` as an integer; see ``parseInteger(_:)``.
  package func parseInteger(in arena: borrowing Arena) -> Value? {
    Value.parseInteger(arena.bytes.span.extracting(range))
  }

  /// The value of a `.text` or `.number` as a decimal; see ``parseDecimal(_:)``.
  package func parseDecimal(in arena: borrowing Arena) -> Value? {
    Value.parseDecimal(arena.bytes.span.extracting(range))
  }
}
