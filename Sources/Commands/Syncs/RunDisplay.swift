import Diagnostics
import Orchestration
import Records
import SyncMachine

/// A run while it goes on: a progress line for people, plain lines in a pipe, JSON lines for
/// scripts that follow.
struct RunDisplay: Sendable {
  private let context: CommandContext
  private let isStream: Bool
  private let isQuiet: Bool
  private let line: ProgressLine

  init(context: CommandContext, isStream: Bool, isQuiet: Bool) {
    self.context = context
    self.isStream = isStream
    self.isQuiet = isQuiet
    line = ProgressLine(context)
  }

  func show(_ report: RunReport) {
    if isStream {
      context.output.line(report.json.text())
      return
    }
    guard !isQuiet else { return }
    if let problem = report.problem {
      line.clear()
      context.errors.line(problem.description)
    }
    let counts = report.progress.counts
    let bar = ProgressLine.bar(counts.decided, of: max(1, counts.read))
    let text =
      "\(bar) \(ScreenText.count(counts.decided)) of \(ScreenText.count(counts.read)) read · "
      + (report.note ?? report.progress.statusText)
    line.show(text, milestone: milestone(report))
  }

  func end() { line.clear() }

  /// In a pipe one line for each batch that was answered, each wait, each turn of the run.
  private func milestone(_ report: RunReport) -> String? {
    switch report.kind {
    case .runStarted, .runResumed, .runWaits, .runWoke, .runNeedsAttention, .runCancelling,
      .runEnded, .batchUnknown, .batchCut, .fault:
      "\(report.kind.rawValue) \(report.progress.counts.decided)"
    case .batchAnswered: "batch \(report.batch.map(\.description) ?? "")"
    case .limitWaits: report.note ?? "limit"
    case .pageFetching, .pageMapped, .pageStaged, .batchRemapped, .batchSent: nil
    }
  }
}
