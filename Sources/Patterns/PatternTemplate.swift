/// What to put in the place of a match: text with `$1` or `${1}` for groups, `$0` for the whole
/// match and `$$` for a dollar.
package struct PatternTemplate: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case text([UInt8])
    case group(Int)
  }

  /// The template as written.
  package let text: String
  let parts: [Part]
  let highestGroup: Int

  /// Reads a template and checks its groups against the pattern it is meant for.
  package init(_ text: String, for pattern: Pattern) throws(PatternFault) {
    var reading = Reading(text)
    try reading.read(groupCount: pattern.groupCount)
    self.text = text
    parts = reading.parts
    highestGroup = reading.highestGroup
  }
}

/// A template half read.
private struct Reading {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var literal: [UInt8] = []
  private(set) var parts: [PatternTemplate.Part] = []
  private(set) var highestGroup = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func read(groupCount: Int) throws(PatternFault) {
    while position < scalars.count {
      let scalar = scalars[position]
      guard scalar == "$" else {
        literal.append(contentsOf: Unicode.UTF8.encode(scalar)?.map { $0 } ?? [])
        position += 1
        continue
      }
      let start = position
      position += 1
      if position < scalars.count, scalars[position] == "$" {
        literal.append(UInt8(ascii: "$"))
        position += 1
        continue
      }
      let number = try group(at: start)
      guard number <= groupCount else { throw .refused(.unknownGroup(number), at: start) }
      flush()
      parts.append(.group(number))
      highestGroup = max(highestGroup, number)
    }
    flush()
  }

  private mutating func group(at start: Int) throws(PatternFault) -> Int {
    let isBraced = position < scalars.count && scalars[position] == "{"
    if isBraced { position += 1 }
    var number: Int?
    while position < scalars.count, let digit = Self.digit(scalars[position]) {
      number = min((number ?? 0) * 10 + digit, PatternLimits.charactersMax)
      position += 1
    }
    guard let number else { throw .refused(.strayDollar, at: start) }
    guard isBraced else { return number }
    guard position < scalars.count, scalars[position] == "}" else {
      throw .refused(.strayDollar, at: start)
    }
    position += 1
    return number
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
  }

  private mutating func flush() {
    guard !literal.isEmpty else { return }
    parts.append(.text(literal))
    literal = []
  }
}
