import Patterns
import Synchronization

/// A pattern of a data table on digits, compiled when it is first needed.
final class TablePattern: Sendable {
  private enum State {
    case written(String)
    case compiled(Pattern)
    /// A table that was damaged: the pattern matches nothing.
    case unusable
  }

  private let state: Mutex<State>

  /// A pattern for the whole of a text, or for its beginning.
  init(_ text: String, whole: Bool) {
    state = Mutex(.written(whole ? #"\A(?:\#(text))\z"# : #"\A(?:\#(text))"#))
  }

  /// The match; `nil` where there is none.
  func match(_ digits: [UInt8]) -> PatternMatch? {
    guard let pattern else { return nil }
    return (try? pattern.firstMatch(in: digits.span)) ?? nil
  }

  func matches(_ digits: [UInt8]) -> Bool {
    guard let pattern else { return false }
    return (try? pattern.matches(digits.span)) ?? false
  }

  private var pattern: Pattern? {
    state.withLock { state in
      switch state {
      case .compiled(let pattern): return pattern
      case .unusable: return nil
      case .written(let text):
        guard let pattern = try? Pattern(ofTable: text) else {
          state = .unusable
          return nil
        }
        state = .compiled(pattern)
        return pattern
      }
    }
  }
}
