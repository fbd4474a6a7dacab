import Diagnostics
import Drafting

/// What goes on while a model is asked: one line drawn over itself on a terminal; in a pipe only
/// what costs time without a reason that can be seen.
struct DraftProgressLine: Sendable {
  private let line: ProgressLine
  private let isQuiet: Bool

  init(_ context: CommandContext, isQuiet: Bool) {
    line = ProgressLine(context)
    self.isQuiet = isQuiet
  }

  func show(_ step: DraftProgress) {
    guard !isQuiet else { return }
    let text = Self.text(of: step)
    line.show(text, milestone: Self.isMilestone(step) ? text : nil)
  }

  func clear() { line.clear() }

  private static func isMilestone(_ step: DraftProgress) -> Bool {
    switch step {
    case .repairing: true
    case .asking, .found: false
    case .model(let progress):
      switch progress {
      case .retrying, .steppingDown, .probing: true
      case .queued, .sent, .firstByte, .received, .replyKept: false
      }
    }
  }

  static func text(of step: DraftProgress) -> String {
    switch step {
    case .asking(let sentences):
      "asking about \(ScreenText.count(sentences, "sentence")) …"
    case .found(let problems): text(of: problems)
    case .repairing(let round, let problems):
      "repair \(round): \(ScreenText.count(problems, "problem")) to mend …"
    case .model(let progress): text(of: progress)
    }
  }

  /// How many problems there are, and the first of the worst.
  private static func text(of problems: [Diagnostic]) -> String {
    let count = ScreenText.count(problems.count, "problem")
    let worst = problems.min { $0.severity < $1.severity }
    return worst.map { "\(count): \($0.code.rawValue) \($0.message) …" } ?? count
  }

  private static func text(of progress: ModelProgress) -> String {
    switch progress {
    case .probing: "trying what the endpoint understands …"
    case .queued: "waiting for the request before this one …"
    case .sent(1, let tokens): "sent about \(ScreenText.count(tokens)) tokens, waiting …"
    case .sent(let attempt, let tokens):
      "sent about \(ScreenText.count(tokens)) tokens, try \(attempt), waiting …"
    case .firstByte(let wait): "the model answers, after \(seconds(wait)) …"
    case .received(let characters, let tokens, let reasoning):
      characters == 0 && reasoning > 0
        ? "the model thinks: \(ScreenText.count(reasoning)) characters …"
        : "the model writes: about \(ScreenText.count(tokens)) tokens …"
    case .retrying(let pause, let reason): "again in \(seconds(pause)): \(reason)"
    case .steppingDown(let format, let reason): "asking for \(format.rawValue) instead: \(reason)"
    case .replyKept: "the reply is kept from before"
    }
  }

  private static func seconds(_ duration: Duration) -> String {
    let (seconds, rest) = duration.components
    let tenths = rest / 100_000_000_000_000_000
    return "\(seconds).\(tenths) s"
  }
}
