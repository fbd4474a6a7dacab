/// One value inside a mapping: 24 bytes, copied bit by bit, never reference-counted.
///
/// Text, lists and records are slices of an ``Arena``; a value means nothing without the arena it
/// was made in. There is one null: a missing key, JSON null and blank text have become it by the
/// time a value exists.
package struct Value: BitwiseCopyable, Sendable {
  /// What a value is.
  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    case null
    case boolean
    case integer
    /// A mantissa of 128 bits and a scale of 0 to 38.
    case decimal
    case text
    /// Days since 1970-01-01.
    case date
    /// Seconds since 1970-01-01T00:00:00Z, and nanoseconds.
    case instant
    /// A slice of the arena's elements.
    case list
    /// A slice of the arena's elements: name, value, name, value …
    case record
    /// A number as written in JSON, not yet read as a type.
    case number
    /// An array or object as written in JSON, not yet read as a type.
    case json
  }

  package let kind: Kind
  /// Digits after the point of a decimal.
  private let scaleByte: UInt8
  private let extra: UInt32
  private let low: UInt64
  private let high: Int64

  private init(_ kind: Kind, scale: UInt8 = 0, extra: UInt32 = 0, low: UInt64 = 0, high: Int64 = 0)
  {
    self.kind = kind
    scaleByte = scale
    self.extra = extra
    self.low = low
    self.high = high
  }

  package static let null = Value(.null)
  package static func boolean(_ flag: Bool) -> Value { Value(.boolean, low: flag ? 1 : 0) }
  package static func integer(_ value: Int64) -> Value {
    Value(.integer, low: UInt64(bitPattern: value))
  }
  /// `mantissa × 10^-scale`; at most 38 digits, a scale of 0 to 38.
  package static func decimal(_ mantissa: Int128, scale: Int) -> Value {
    precondition((0...ExactDecimal.scaleMax).contains(scale), "a scale is 0 to 38")
    return Value(
      .decimal,
      scale: UInt8(scale),
      low: UInt64(truncatingIfNeeded: mantissa),
      high: Int64(truncatingIfNeeded: mantissa >> 64)
    )
  }
  package static func date(days: Int64) -> Value { Value(.date, low: UInt64(bitPattern: days)) }
  package static func instant(seconds: Int64, nanoseconds: Int = 0) -> Value {
    Value(.instant, extra: UInt32(nanoseconds), low: UInt64(bitPattern: seconds))
  }
  /// A slice of the arena's bytes that holds UTF-8 text.
  package static func text(_ range: Range<Int>) -> Value { slice(.text, range) }
  /// A slice of the arena's bytes that holds a JSON number as written.
  package static func number(_ range: Range<Int>) -> Value { slice(.number, range) }
  /// A slice of the arena's bytes that holds a JSON array or object as written.
  package static func json(_ range: Range<Int>) -> Value { slice(.json, range) }
  /// A slice of the arena's elements; an empty list is null.
  package static func list(_ range: Range<Int>) -> Value {
    range.isEmpty ? .null : slice(.list, range)
  }
  /// A slice of the arena's elements, names and values in turn.
  package static func record(_ range: Range<Int>) -> Value { slice(.record, range) }

  private static func slice(_ kind: Kind, _ range: Range<Int>) -> Value {
    precondition(range.upperBound <= UInt32.max, "an arena holds less than 4 GiB")
    return Value(kind, low: UInt64(range.lowerBound) | UInt64(range.count) << 32)
  }

  package var isNull: Bool { kind == .null }
  /// For `.boolean`.
  package var asBoolean: Bool { low != 0 }
  /// For `.integer`.
  package var asInteger: Int64 { Int64(bitPattern: low) }
  /// For `.decimal`.
  package var mantissa: Int128 { Int128(high) << 64 | Int128(low) }
  /// For `.decimal`.
  package var scale: Int { Int(scaleByte) }
  /// For `.date`.
  package var days: Int64 { Int64(bitPattern: low) }
  /// For `.instant`.
  package var seconds: Int64 { Int64(bitPattern: low) }
  /// For `.instant`.
  package var nanoseconds: Int { Int(extra) }
  /// For `.text`, `.number`, `.json` a range of the arena's bytes; for `.list` and `.record` of its
  /// elements.
  package var range: Range<Int> {
    let start = Int(low & 0xFFFF_FFFF)
    return start..<(start + Int(low >> 32))
  }
}
