import Drafting
import Synchronization

/// Tells a person who waits of each description that is done.
final class EvaluationProgress: Sendable {
  private let line: ProgressLine
  private let whole: Int
  private let done = Mutex(0)

  init(_ context: CommandContext, whole: Int) {
    line = ProgressLine(context)
    self.whole = whole
  }

  func tell(_ result: DraftEvaluation) {
    let count = done.withLock { done in
      done += 1
      return done
    }
    let text = "\(count)/\(whole) \(result.name): \(EvaluationScreen.word(for: result))"
    line.show("\(ProgressLine.bar(count, of: whole)) \(text)", milestone: text)
  }

  func end() { line.clear() }
}
