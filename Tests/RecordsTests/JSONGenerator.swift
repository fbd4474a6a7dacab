import Records

/// Documents of every shape, from a seed.
struct JSONGenerator {
  private var generator: SeededGenerator

  static let texts = [
    "", " ", "a", "Zoë", "O'Brien", "line\nbreak", "tab\there", "quote \" and \\ slash/", "東京",
    "🚀🚀", "\u{0}\u{1F}", "[,:{}]", "\\u0041", "0123456789abcdef\"", "01234567\\", "\u{10FFFF}",
    "\u{2028}", "null", "a long text that does not fit into eight or sixteen bytes, \"quoted\"",
  ]
  static let numbers = [
    "0", "-0", "1", "-1", "12.50", "1e3", "1E-3", "1234567890123456.789", "0.1",
    "1234567890123456789012345678901234567890", "-9223372036854775808",
  ]

  init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func value(depth: Int) -> JSON {
    switch generator.below(depth > 0 ? 7 : 5) {
    case 0: .null
    case 1: .bool(generator.below(2) == 0)
    case 2: .number(generator.pick(Self.numbers))
    case 3, 4: .string(generator.pick(Self.texts))
    case 5: .array((0..<generator.below(4)).map { _ in value(depth: depth - 1) })
    default: object(depth: depth - 1)
    }
  }

  mutating func object(depth: Int) -> JSON {
    var object = JSONObject()
    for _ in 0..<generator.below(6) {
      object[generator.pick(Self.texts)] = value(depth: depth)
    }
    return .object(object)
  }
}
