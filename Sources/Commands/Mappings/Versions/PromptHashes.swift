import Diagnostics
import Drafting
import Journal
import MappingLanguage
import SyncMachine
import Workspace

/// The hashes of the prompts of a workspace as they stand.
struct PromptHashes {
  /// How one prompt stands.
  enum Standing {
    case read(ContentHash)
    /// There is nothing in its folder.
    case gone
    case unreadable
    /// Only files are missing or wrong that it has from another prompt.
    case lacking(String)
  }

  private let path: String

  init(_ folder: WorkspaceFolder) { path = folder.promptsPath }

  func standing(of prompt: String) -> Standing {
    do {
      return .read(ContentHash(try PromptLibrary.template(prompt, in: path).hash.hex))
    } catch {
      guard !WorkspaceFolder.names(in: path + "/" + prompt).isEmpty else { return .gone }
      let lenders = Set(error.diagnostics.map(Self.lender))
      guard lenders.count == 1, let other = lenders.first ?? nil else { return .unreadable }
      return .lacking(other)
    }
  }

  /// The prompt whose file a problem is in, as in `prompts/repair-mapping/../draft-mapping/a.md`;
  /// `nil` for a file of its own.
  private static func lender(_ problem: Diagnostic) -> String? {
    let source = problem.location?.source ?? ""
    guard let step = source.firstRange(of: "/../") else { return nil }
    return source[step.upperBound...].split(separator: "/").first.map(String.init)
  }

  /// The same prompts as they stand now; one that is gone stays as it was.
  func renewed(_ prompts: [PromptUse]) -> [PromptUse] {
    prompts.map { use in
      guard case .read(let hash) = standing(of: use.file) else { return use }
      return PromptUse(file: use.file, hash: hash)
    }
  }
}
