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

  @Test(arguments: 0..<20)
  func `any text is a pattern or a refusal`(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
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
}

extension UTF8 {
  /// Whether a range of valid text begins and ends between characters.
  fileprivate static func isWhole(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    [range.lowerBound, range.upperBound].allSatisfy {
      $0 == text.count || text[$0] & 0xC0 != 0x80
    }
  }
}
