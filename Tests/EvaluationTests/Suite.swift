import Commands
import Drafting
import FoundationEssentials
import StandIn
import Testing

/// The descriptions of this folder, by two hands, and the prompts that are shipped.
enum Suite {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()

  private static let read = Result { try reading("Descriptions") }
  private static let readFresh = Result { try reading("Fresh") }

  private static func reading(_ folder: String) throws -> [EvaluationTask] {
    let reader = DescriptionFolders(
      sharedCatalogs: repository.appending(path: "samples/catalogs").path
    )
    return try reader.tasks(at: tests.appending(path: folder).path)
  }

  static func tasks() throws -> [EvaluationTask] { try read.get() }

  /// Those of the second hand, which knows nothing of how descriptions are read.
  static func fresh() throws -> [EvaluationTask] { try readFresh.get() }

  static func prompts() throws -> PromptLibrary {
    try PromptLibrary(folder: repository.appending(path: "prompts").path)
  }

  static func evaluate(
    _ tasks: [EvaluationTask],
    with model: any ChatModel
  ) async throws
    -> [DraftEvaluation]
  {
    let evaluator = DraftEvaluator(DraftSession(model: model, prompts: try prompts()))
    return await evaluator.evaluate(tasks, jobs: 4)
  }
}
