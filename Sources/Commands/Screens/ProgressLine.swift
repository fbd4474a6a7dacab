import Diagnostics
import Synchronization

/// How far something is: one line drawn over itself on a terminal, a plain line now and then in a
/// pipe.
final class ProgressLine: Sendable {
  private struct State {
    var drawn = false
    var lastPlain = ""
  }

  private let context: CommandContext
  private let state = Mutex(State())

  init(_ context: CommandContext) { self.context = context }

  /// Shows `text`; in a pipe only at a `milestone`, and each once.
  func show(_ text: String, milestone: String?) {
    state.withLock { state in
      if context.isTerminal {
        let cut = ScreenText.cut(PrintableText.of(text), to: context.columns - 1)
        context.errors.write("\r\u{1B}[2K" + cut)
        state.drawn = true
      } else if let milestone, milestone != state.lastPlain {
        state.lastPlain = milestone
        context.errors.line(text)
      }
    }
  }

  /// Takes the line away, so that what follows begins on a clean one.
  func clear() {
    state.withLock { state in
      if state.drawn { context.errors.write("\r\u{1B}[2K") }
      state.drawn = false
    }
  }

  /// `[██████····]`, `done` of `whole`.
  static func bar(_ done: Int, of whole: Int, width: Int = 24) -> String {
    let filled = whole > 0 ? min(width, done * width / whole) : 0
    return "[" + String(repeating: "█", count: filled)
      + String(repeating: "·", count: width - filled) + "]"
  }
}
