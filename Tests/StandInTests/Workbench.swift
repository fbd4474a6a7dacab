import Diagnostics
import Drafting
import FoundationEssentials
import MappingLanguage
import Records
import TestSupport
import Testing

/// Drafts descriptions with the stand-in over recorded catalogs and the shipped prompts.
struct Workbench {
  static let demo = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """

  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  var source = "hubspot.contacts"
  var target = "salesforce.Lead"
  /// A field of the target that takes no other options than it has.
  var restricted: String?

  static func catalog(_ name: String) throws -> Catalog {
    let folders = ["Tests/DraftingTests/Catalogs", "Tests/EvaluationTests/Catalogs"]
    let files = folders.map { repository.appending(path: "\($0)/\(name).json") }
    let file = try #require(files.first { FileManager.default.fileExists(atPath: $0.path) })
    return try #require(Catalog(json: try JSON(parsing: [UInt8](try Data(contentsOf: file)))))
  }

  private static let library = Result {
    try PromptLibrary(folder: repository.appending(path: "prompts").path)
  }

  static func prompts() throws -> PromptLibrary { try library.get() }

  private func order(_ description: String) throws -> DraftOrder {
    var target = try Self.catalog(target)
    for index in target.fields.indices where target.fields[index].name == restricted {
      target.fields[index].restricted = true
    }
    return DraftOrder(
      mapping: "test-mapping",
      description: description,
      source: try Self.catalog(source),
      target: target,
      options: CheckOptions(specName: "test-mapping")
    )
  }

  func draft(_ description: String) async throws -> Draft {
    let order = try order(description)
    return try await DraftSession(model: InProcessModel(), prompts: try Self.prompts())
      .draft(order)
  }

  /// Revises a mapping by sentences, each of which is one.
  func revise(_ spec: MappingSpec, _ sentences: String...) async throws -> Draft {
    let order = try order("")
    return try await RevisionSession(model: InProcessModel(), prompts: try Self.prompts())
      .revise(RevisionOrder(spec, adding: sentences, in: order))
  }

  /// What a model answered, as a document.
  static func answer(of draft: Draft) throws -> JSON {
    let body = try #require(draft.rounds.first).exchange.responseBody
    let content = try JSON(parsing: body)["choices"]?[0]?["message"]?["content"]?.string
    return try JSON(parsing: try #require(content))
  }
}

extension MappingSpec {
  func rule(for target: String) -> Rule? { rules.first { $0.target == target } }

  /// The value of a target's rule as compact JSON text.
  func value(of target: String) -> String? { rule(for: target)?.value.json.text() }
}
