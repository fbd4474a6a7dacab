import Patterns
import Testing

/// Random patterns: whatever is written, the answer is a pattern or a refusal.
struct PatternWalkTests {
  private static let pieces = [
    "a", "b", "ü", "\\", "Q", "E", "[", "]", "^", "-", "(", ")", "?", "*", "+", "{", "}", "1", ",",
    "|", ".", "$", "<", ">", "=", "!", ":", "P", "x", "i", "#", " ", "\n", "d", "w", "p{L}", "[:",
    ":]", "alpha", "\\E", "\\Q", "(?:", "(?i)", "(?x)", "(?<n>", "(?>", "(?=", "(?<=", "(?(1)",
    "(?#", "\\x{41}", "\\o{7}", "\\1", "\\g{1}", "\\k<n>", "[^]", "{2,}", "{,3}", "\\N{U+41}",
    "\\cA", "\\pL", "(?R)", "\\C", "(*F)", "'", "R", "C",
  ]

  /// Numbers that look random, the same ones for a seed.
  private static func dice(_ seed: UInt64) -> (Int) -> Int {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return { bound in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  @Test(arguments: 0..<20)
  func `any text is a pattern or a refusal`(_ seed: UInt64) throws {
    let next = Self.dice(seed)
    let text = Array("aab ü1\n(b)".utf8)
    var accepted = 0
    for _ in 0..<400 {
      let source = (0...next(12)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      do throws(PatternFault) {
        let pattern = try Pattern(source)
        accepted += 1
        for match in try pattern.allMatches(in: text.span) {
          for group in 0...pattern.groupCount {
            guard let range = match[group] else { continue }
            let isWhole = UTF8.isWhole(text, range)
            #expect(isWhole, "\(source)")
          }
        }
      } catch {
        switch error {
        case .refused(_, let place): #expect((0...source.unicodeScalars.count).contains(place))
        case .limit: break
        case .engine(let code): Issue.record("\(source): PCRE2 says \(code)")
        }
      }
    }
    #expect(accepted > 20)
  }

  private static let likely = [
    "a", "B", "1", "-", " ", "ü", ".", "\\s", "\\S", "\\d", "[a-z]", "[^a]", "[A-Z]", "x", "^", "$",
    "*", "+", "?", "(", ")", "(?:", "|", "(?i)", "(?s)", "(?m)", "{2}", "{0,}", "\\A", "\\z", "\\b",
    "(?=", "(?>", "(?(1)", "\\p{L}", "\n", ".*", "\\s*", "^", "$",
  ]
  private static let characters = ["a", "A", "b", "B", "1", "-", " ", "\n", "ü", "Z", "漢", "x"]

  /// Of a pattern that a text matches nobody may say that it cannot, and so on.
  @Test(arguments: 0..<20)
  func `what is said of a pattern is true of every text`(_ seed: UInt64) throws {
    let next = Self.dice(seed)
    var said = [0, 0, 0]
    for _ in 0..<600 {
      let inner = (0...next(6)).map { _ in Self.likely[next(Self.likely.count)] }.joined()
      let source = next(3) == 0 ? "^\(inner)$" : inner
      guard let pattern = try? Pattern(source) else { continue }
      for _ in 0..<12 {
        let text = (0...next(4)).map { _ in Self.characters[next(Self.characters.count)] }.joined()
        guard let isMatch = try? pattern.matches(Array(text.utf8).span) else { continue }
        if !pattern.canMatch(textsOf: CharacterReach(among: text)) {
          said[0] += 1
          #expect(!isMatch, "\(source) on \(text)")
        }
        if pattern.matchesEveryText {
          said[1] += 1
          #expect(isMatch, "\(source) on \(text)")
        }
        if pattern.matchesBlanksOnly, text.contains(where: { !$0.isWhitespace }) {
          said[2] += 1
          #expect(!isMatch, "\(source) on \(text)")
        }
      }
    }
    #expect(said.allSatisfy { $0 > 10 }, "\(said)")
  }

  @Test(arguments: [
    ("^", true), ("$", true), ("(?s).*", true), ("x*$", true), ("^.*", true), ("(?s)^.*$", true),
    ("^[\\s\\S]*$", true), ("^(.|\\n)*$", true), ("^.*$", false), ("^$", false), (".+", false),
    ("(?=a)", false), ("(a)?(?(1)b|c)", false), ("^(a*|b)$", false), ("\\b", false),
  ])
  func `some patterns match every text`(_ source: String, _ isSo: Bool) throws {
    #expect(try Pattern(source).matchesEveryText == isSo)
  }

  @Test(arguments: [
    ("^$", true), ("^\\s*$", true), ("\\A[ \\t]+\\z", true), ("^ *$|^$", true),
    ("^\\s*$|^n/a$", false),
    ("^a*$", false), ("\\s*", false), ("^\\s*", false), ("(?m)^$", false),
  ])
  func `some patterns match blanks only`(_ source: String, _ isSo: Bool) throws {
    #expect(try Pattern(source).matchesBlanksOnly == isSo)
  }
}

extension UTF8 {
  /// Whether a range of valid text begins and ends between characters.
  fileprivate static func isWhole(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    [range.lowerBound, range.upperBound].allSatisfy {
      $0 == text.count || text[$0] & 0xC0 != 0x80
    }
  }
}
