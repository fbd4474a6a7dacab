import Records
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.00", "0.00"), ("1", "1"), ("+1", "1"), ("-1", "-1"),
    ("12.50", "12.50"), ("-0.05", "-0.05"), ("007", "7"), ("00.5", "0.5"), ("3e4", "30000"),
    ("3E+4", "30000"), ("1.2e-3", "0.0012"), ("1.25e1", "12.5"), ("12.50e1", "125.0"),
    ("1.2e5", "120000"), ("1e37", "1" + String(repeating: "0", count: 37)),
    ("1e-38", "0." + String(repeating: "0", count: 37) + "1"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ("0.99999999999999999999999999999999999999", "0.99999999999999999999999999999999999999"),
    ("1234567890123456.789", "1234567890123456.789"), ("0e99999999999999999999", "0"),
    ("100000000000000000000000000000000000000e-1", "10000000000000000000000000000000000000"),
    ("1" + String(repeating: "0", count: 50) + "e-50", "1"),
    ("0." + String(repeating: "0", count: 60), "0." + String(repeating: "0", count: 38)),
    ("1." + String(repeating: "0", count: 60), "1"),
    ("-12345678901234567890.1234567890", "-12345678901234567890.1234567890"),
  ])
  func `are read with their scale and printed in plain digits`(text: String, printed: String) {
    #expect(ExactDecimal(parsing: text)?.text == printed)
  }

  @Test(arguments: [
    "", "-", "+", ".", ".5", "5.", "1.e1", "e1", "1e", "1e+", "1.2.3", "1,000", " 1", "1 ", "0x1",
    "1_0", "NaN", "--1", "+-1", "1e1.0", "１", "1e38", "1e39", "1e-39", "1e999999999999",
    "100000000000000000000000000000000000000", "123456789012345678901234567890123456789",
    "0.000000000000000000000000000000000000001", "1.23456789012345678901234567890123456789",
  ])
  func `are refused rather than rounded`(text: String) {
    #expect(ExactDecimal(parsing: text) == nil)
  }

  @Test(arguments: [
    ("1", "1.0"), ("0", "-0.000"), ("12.50", "12.5"), ("1e3", "1000"), ("-5", "-5.00"),
  ])
  func `are equal by number, whatever their scale`(left: String, right: String) throws {
    let (left, right) = (ExactDecimal(parsing: left), ExactDecimal(parsing: right))
    #expect(left == right)
    #expect(left?.hashValue == right?.hashValue)
    #expect(left?.normalized.text == right?.normalized.text)
  }

  @Test func `are ordered by number, up to the largest`() throws {
    let texts = [
      "-99999999999999999999999999999999999999", "-10", "-1.5", "-1.49", "-0.00000000001", "0",
      "0.00000000000000000000000000000000000001", "0.1", "0.11", "1", "1.00000000001", "9.9", "10",
      "9999999999999999999.9", "99999999999999999999999999999999999998.0e0",
      "99999999999999999999999999999999999999",
    ]
    let numbers = texts.compactMap { ExactDecimal(parsing: $0) }
    #expect(numbers.count == texts.count)
    for (index, left) in numbers.enumerated() {
      for (other, right) in numbers.enumerated() {
        #expect((left < right) == (index < other), "\(left.text) < \(right.text)")
        #expect((left == right) == (index == other))
      }
    }
  }

  @Test(arguments: 0..<50)
  func `come back from their text`(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let digits = UInt128(generator.next()) << 64 | UInt128(generator.next())
      let size = ExactDecimal.power(generator.below(39))
      let mantissa = Int128(digits % size) * (generator.below(2) == 0 ? 1 : -1)
      let scale = generator.below(39)
      let number = try #require(ExactDecimal(mantissa, scale: scale))
      let read = try #require(ExactDecimal(parsing: number.text))
      #expect(read.mantissa == mantissa && read.scale == scale)
      #expect(read.normalized == read)
      // The same digits with an exponent instead of a point.
      let exponent = ExactDecimal(parsing: "\(mantissa)e-\(scale)")
      #expect(exponent == number && exponent?.scale == scale)
    }
  }

  @Test func `a number that cannot be one is refused`() {
    #expect(ExactDecimal(Int128(ExactDecimal.power(38))) == nil)
    #expect(ExactDecimal(Int128(ExactDecimal.power(38)) - 1) != nil)
    #expect(ExactDecimal(-Int128(ExactDecimal.power(38))) == nil)
    #expect(ExactDecimal(1, scale: -1) == nil)
    #expect(ExactDecimal(1, scale: 39) == nil)
  }

  @Test(arguments: [
    ("12", 12), ("-7", -7), ("3e4", 30_000), ("12.0", 12), ("12.00e1", 120), ("007", 7), ("-0", 0),
    ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ("9223372036854775808", nil), ("12.5", nil), ("3.7", nil), ("1e19", nil), ("", nil), ("x", nil),
    ("1e-1", nil), ("1e400", nil),
  ])
  func `text becomes an integer only where it is one`(text: String, integer: Int64?) {
    var arena = Arena()
    let value = arena.text(text)
    let read = value.isNull ? nil : value.parseInteger(in: arena)
    #expect(read?.asInteger == integer)
    #expect(read?.kind == (integer == nil ? nil : .integer))
  }

  @Test func `text becomes a decimal with the scale it was written with`() {
    var arena = Arena()
    let value = arena.text("-12.50").parseDecimal(in: arena)
    #expect(value?.kind == .decimal && value?.mantissa == -1250 && value?.scale == 2)
    #expect(value?.normalizedDecimal.mantissa == -125 && value?.normalizedDecimal.scale == 1)
    #expect(Value.parseDecimal("x".utf8Span.span) == nil)
    #expect(Value.integer(3).normalizedDecimal.kind == .integer)
  }

  @Test func `integers and decimals are compared with each other, other values are not`() {
    #expect(Value.compareNumbers(.integer(2), .decimal(20, scale: 1)) == 0)
    #expect(Value.compareNumbers(.integer(2), .decimal(21, scale: 1)) == -1)
    #expect(Value.compareNumbers(.decimal(21, scale: 1), .integer(2)) == 1)
    #expect(Value.compareNumbers(.integer(.min), .integer(.max)) == -1)
    #expect(Value.compareNumbers(.integer(2), .boolean(true)) == nil)
    #expect(Value.compareNumbers(.date(days: 2), .integer(2)) == nil)
  }
}
