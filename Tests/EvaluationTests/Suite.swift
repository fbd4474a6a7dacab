import Commands
import Drafting
import FoundationEssentials
import StandIn
import Testing

/// The descriptions of this folder, a hand each, and the prompts that are shipped.
enum Suite: String, CaseIterable {
  /// By one who knows what mappings are asked for.
  case descriptions = "Descriptions"
  /// By one who knows nothing of how descriptions are read.
  case fresh = "Fresh"
  /// By one who knows no more, and sets two traps for a hurried reader in each.
  case third = "Third"

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()

  private static let read = Dictionary(
    uniqueKeysWithValues: allCases.map { suite in (suite, Result { try suite.reading() }) }
  )

  private func reading() throws -> [EvaluationTask] {
    let reader = DescriptionFolders(
      sharedCatalogs: Self.repository.appending(path: "samples/catalogs").path
    )
    return try reader.tasks(at: Self.tests.appending(path: rawValue).path)
  }

  func tasks() throws -> [EvaluationTask] { try #require(Self.read[self]).get() }

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
    return await evaluator.evaluate(tasks, jobs: 1)
  }
}
