import ArgumentParser
import Diagnostics
import Journal
import Orchestration
import SyncMachine

/// Which records of the workbench a person means: some by name, all of one cause, or all.
struct HeldSelection: ParsableArguments {
  @Argument(help: "The records' identifiers at the source.")
  var records: [String] = []

  @Option(help: "All records of a cause, by its number in \"held list\".")
  var cause: Int?

  @Flag(help: "Every record on the workbench.")
  var all = false

  @Flag(help: "All records with the same cause as the one named.")
  var alike = false

  @Option(help: "The run; the newest where none is named.")
  var run: String?

  func validate() throws {
    let ways = [!records.isEmpty, cause != nil, all].count { $0 }
    guard ways == 1 else {
      throw ValidationError("Name records, or a --cause, or --all.")
    }
    guard !alike || records.count == 1 else {
      throw ValidationError("--alike goes with one record.")
    }
  }

  /// Whether records are meant by what they have in common: those that cannot be sent stay.
  var isLoose: Bool { cause != nil || all || alike }

  /// As it is written on a command line.
  var words: [String] {
    var words = records
    if let cause { words += ["--cause", "\(cause)"] }
    if all { words.append("--all") }
    if alike { words.append("--alike") }
    if let run { words += ["--run", run] }
    return words
  }

  /// - Throws: RUN108 where nothing is meant that is there.
  func entries(
    at bench: Workbench,
    of run: RunEntry,
    _ reader: JournalReader
  ) async throws -> [OutcomeEntry] {
    let causes = try await reader.heldCauses(of: run.plan.id)
    if let cause {
      guard causes.indices.contains(cause - 1) else {
        throw Diagnostic(
          .error,
          .RUN108,
          "run \(run.plan.id) has no cause \(cause) on its workbench",
          hint: "See them: crosswalk held list --run \(run.plan.id)"
        )
      }
      return try await reader.records(of: causes[cause - 1], in: run.plan.id)
    }
    if all {
      var entries: [OutcomeEntry] = []
      for cause in causes { entries += try await reader.records(of: cause, in: run.plan.id) }
      return entries
    }
    let named = try await bench.records(records.map { RecordID($0) })
    guard alike, let outcome = named.first?.outcome else { return named }
    let same = causes.first {
      $0.kind == outcome.kind && $0.code == outcome.code && $0.field == outcome.field
        && $0.rule == outcome.rule
    }
    guard let same else { return named }
    return try await reader.records(of: same, in: run.plan.id)
  }
}
