import Diagnostics
import MappingLanguage
import Records

/// What a prompt for a revision shows besides the catalogs and the description.
struct RevisionBlocks {
  let all: [PromptBlock]

  init(_ spec: MappingSpec, added: [Sentence], refusals: [Diagnostic]) {
    all = [
      PromptBlock("new-sentences", lines: added.map(\.id)),
      PromptBlock("mapping", lines: Self.lines(spec.json)),
      PromptBlock("outline", lines: RepairPrompt.outline(spec.json)),
      PromptBlock("refusals", lines: refusals.map(Self.line)),
    ]
  }

  /// The document in canonical order, a line for every part that a patch can name.
  private static func lines(_ document: JSON) -> [String] {
    let members = document.inCanonicalOrder.object?.members ?? []
    let lines = members.enumerated().flatMap { index, member -> [String] in
      let name = "\(JSON.string(member.name).text()):"
      let end = index + 1 < members.count ? "," : ""
      guard let items = member.value.array, !items.isEmpty else {
        return [name + member.value.text() + end]
      }
      return [name + "["]
        + items.enumerated().map { $0.element.text() + ($0.offset + 1 < items.count ? "," : "") }
        + ["]" + end]
    }
    return ["{"] + lines + ["}"]
  }

  private static func line(_ refusal: Diagnostic) -> String {
    JSON.members([
      "code": .string(refusal.code.rawValue),
      "message": .string(refusal.message),
      "at": refusal.location?.pointer.map { .string($0) },
      "hint": refusal.hint.map { .string($0) },
    ]).text()
  }
}
