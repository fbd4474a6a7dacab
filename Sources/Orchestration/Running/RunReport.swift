package import Diagnostics
package import Records
package import SyncMachine

/// One thing that happened in a run, for whoever watches: `onStateChange` and `onError` in one.
package struct RunReport: Sendable {
  /// The names of stored events, and of those too small to be stored.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case runStarted = "run.started"
    case runResumed = "run.resumed"
    case runWaits = "run.waits"
    case runWoke = "run.woke"
    case runNeedsAttention = "run.needs_attention"
    case runCancelling = "run.cancelling"
    case runEnded = "run.ended"
    case pageFetching = "page.fetching"
    case pageMapped = "page.mapped"
    case pageStaged = "page.staged"
    case batchRemapped = "batch.remapped"
    case batchSent = "batch.sent"
    case batchAnswered = "batch.answered"
    case batchUnknown = "batch.unknown"
    case batchCut = "batch.cut"
    /// A request waits for a limit.
    case limitWaits = "limit.waits"
    /// The platform or the network did not do what was asked; a remedy follows.
    case fault
  }

  package var at: Instant
  package var run: RunID
  package var kind: Kind
  package var batch: BatchNumber?
  package var progress: RunProgress
  package var problem: Diagnostic?

  /// A sentence for whoever watches, where the kind needs one.
  package var note: String?

  /// One line of `--follow --json`.
  package var json: JSON {
    .members([
      "at": .string(at.utcText),
      "run": .string(run.text),
      "event": .string(kind.rawValue),
      "batch": batch.map { .integer($0.number) },
      "phase": .string(progress.run.phase.rawValue),
      "status": .string(progress.statusText),
      "counts": progress.counts.json,
      "note": note.map { .string($0) },
      "problem": problem?.json,
    ])
  }
}

extension RunReport {
  /// A stream of reports and where to put them; a watcher that is too slow misses the oldest.
  package static func channel() -> (
    reports: AsyncStream<RunReport>, send: @Sendable (RunReport) -> Void, end: @Sendable () -> Void
  ) {
    let (stream, continuation) = AsyncStream.makeStream(
      of: RunReport.self,
      bufferingPolicy: .bufferingNewest(1024)
    )
    return (stream, { continuation.yield($0) }, { continuation.finish() })
  }
}

extension RunCounts {
  /// Every word with its number, and what was read.
  package var json: JSON {
    var members = [JSONObject.Member("read", .integer(read))]
    for kind in OutcomeKind.allCases {
      members.append(JSONObject.Member(kind.rawValue, .integer(self[kind])))
    }
    return .object(JSONObject(members))
  }
}
