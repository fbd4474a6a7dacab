import ArgumentParser
import Journal
import Orchestration
import SyncMachine

/// `crosswalk sync decide BATCH WHAT`.
struct SyncDecideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Say what became of a batch whose answer was lost, where only a person can; go on.",
    discussion: """
      arrived: its records are there. missing: they are not, and stay on the workbench. \
      resend: they are not, send them again.
      """
  )

  enum Answer: String, ExpressibleByArgument, CaseIterable {
    case arrived
    case missing
    case resend

    var decision: BatchDecision {
      switch self {
      case .arrived: .applied
      case .missing: .notApplied
      case .resend: .resend
      }
    }
  }

  @Argument(help: "The batch's number, as \"sync status\" shows it.")
  var batch: Int

  @Argument(help: "arrived, missing or resend.")
  var answer: Answer

  @Option(help: "The run; the one that has not ended where none is named.")
  var run: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try SyncDesk(options)
    let id = try await desk.unfinished(run)
    let actor = desk.workspace.actor
    let number = BatchNumber(batch)
    let decision = answer.decision
    let ending = try await desk.drive(follow: false) { runner, control, report in
      try await runner.decide(id, number, decision, by: actor)
      return try await runner.resume(id, by: actor, control: control, report: report)
    }
    try await desk.finish(ending)
  }
}
