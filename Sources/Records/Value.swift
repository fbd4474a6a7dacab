/// One value inside a mapping: 24 bytes, copied bit by bit, never reference-counted.
///
/// Text, lists and records are slices of an ``Arena``; a value means nothing without the arena it
/// was made in. There is one null: a missing key, JSON null and blank text have become it by the
/// time a value exists.
@usableFromInline
package struct Value: BitwiseCopyable, Sendable {
  /// What a value is.
  @usableFromInline
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

    @inlinable package static func == (left: Kind, right: Kind) -> Bool {
      unsafe unsafeBitCast(left, to: UInt8.self) == unsafeBitCast(right, to: UInt8.self)
    }
  }

  /// The kind in the lowest byte, the digits after the point of a decimal in the next, and the
  /// nanoseconds of an instant in the upper half: one word, so that a value travels in three
  /// registers as it is.
  @usableFromInline let head: UInt64
  @usableFromInline let low: UInt64
  @usableFromInline let high: Int64

  @inlinable @inline(__always)
  init(
    _ kind: Kind,
    scale: UInt8 = 0,
    extra: UInt32 = 0,
    low: UInt64 = 0,
    high: Int64 = 0
  ) {
    head =
      unsafe UInt64(unsafeBitCast(kind, to: UInt8.self)) | UInt64(scale) << 8
      | UInt64(extra) << 32
    self.low = low
    self.high = high
  }

  @inlinable package var kind: Kind {
    unsafe unsafeBitCast(UInt8(truncatingIfNeeded: head), to: Kind.self)
  }

  @inlinable package static var null: Value { Value(.null) }
  @inlinable package static func boolean(_ flag: Bool) -> Value {
    Value(.boolean, low: flag ? 1 : 0)
  }
  @inlinable package static func integer(_ value: Int64) -> Value {
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
  @inlinable package static func date(days: Int64) -> Value {
    Value(.date, low: UInt64(bitPattern: days))
  }
  @inlinable package static func instant(seconds: Int64, nanoseconds: Int = 0) -> Value {
    Value(.instant, extra: UInt32(nanoseconds), low: UInt64(bitPattern: seconds))
  }
  /// A slice of the arena's bytes that holds UTF-8 text.
  @inlinable package static func text(_ range: Range<Int>) -> Value { slice(.text, range) }
  /// A slice of the arena's bytes that holds a JSON number as written.
  @inlinable package static func number(_ range: Range<Int>) -> Value { slice(.number, range) }
  /// A slice of the arena's bytes that holds a JSON array or object as written.
  @inlinable package static func json(_ range: Range<Int>) -> Value { slice(.json, range) }
  /// A slice of the arena's elements; an empty list is null.
  @inlinable package static func list(_ range: Range<Int>) -> Value {
    range.isEmpty ? .null : slice(.list, range)
  }
  /// A slice of the arena's elements, names and values in turn.
  @inlinable package static func record(_ range: Range<Int>) -> Value { slice(.record, range) }

  @inlinable static func slice(_ kind: Kind, _ range: Range<Int>) -> Value {
    precondition(range.upperBound <= UInt32.max, "an arena holds less than 4 GiB")
    return Value(
      kind,
      low: UInt64(truncatingIfNeeded: range.lowerBound)
        | UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound) << 32
    )
  }

  @inlinable package var isNull: Bool { head == 0 }
  /// For `.boolean`.
  @inlinable package var asBoolean: Bool { low != 0 }
  /// For `.integer`.
  @inlinable package var asInteger: Int64 { Int64(bitPattern: low) }
  /// For `.decimal`.
  @inlinable package var mantissa: Int128 { Int128(high) << 64 | Int128(low) }
  /// For `.decimal`.
  @inlinable package var scale: Int { Int(UInt8(truncatingIfNeeded: head >> 8)) }
  /// For `.date`.
  @inlinable package var days: Int64 { Int64(bitPattern: low) }
  /// For `.instant`.
  @inlinable package var seconds: Int64 { Int64(bitPattern: low) }
  /// For `.instant`.
  @inlinable package var nanoseconds: Int { Int(head >> 32) }
  /// For `.text`, `.number`, `.json` a range of the arena's bytes; for `.list` and `.record` of its
  /// elements.
  @inlinable package var range: Range<Int> {
    let start = Int(truncatingIfNeeded: low & 0xFFFF_FFFF)
    let end = start &+ Int(truncatingIfNeeded: low >> 32)
    return unsafe Range(uncheckedBounds: (start, end))
  }
}
