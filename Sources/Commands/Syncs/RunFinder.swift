import Diagnostics
import Journal
import SyncMachine

/// Finds the run a person means: by its identifier or the beginning of it, or the newest.
struct RunFinder {
  let reader: JournalReader
  let context: CommandContext

  /// The run a person means when they speak of a record: named, the newest on whose workbench it
  /// is, or the newest.
  func run(_ written: String?, with record: String?) async throws -> RunEntry {
    guard written == nil, let record else { return try await run(written) }
    let here = try await reader.visits(of: RecordID(record)).first { visit in
      visit.outcome?.outcome.kind.isException == true && visit.outcome?.settlement == nil
    }
    return try await run(here?.run.text)
  }

  /// - Throws: RUN106 where there is none, or several begin so.
  func run(_ written: String?, of sync: SyncName? = nil) async throws -> RunEntry {
    guard let written else {
      guard let latest = try await reader.latestRun(of: sync) else {
        throw Diagnostic(
          .error,
          .RUN106,
          "there is no run yet",
          hint: "Start one: " + context.typed("sync", "run")
        )
      }
      return latest
    }
    let found = try await reader.runs(of: sync, limit: 1000)
      .filter { $0.plan.id.text == written || $0.plan.id.text.hasPrefix(written) }
    guard let run = found.first, found.count == 1 || run.plan.id.text == written else {
      throw Diagnostic(
        .error,
        .RUN106,
        found.isEmpty ? "there is no run \"\(written)\"" : "several runs begin with \"\(written)\"",
        hint: "See them: " + context.typed("runs")
      )
    }
    return run
  }
}
