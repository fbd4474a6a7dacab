import Diagnostics
import Drafting
import Journal
import MappingLanguage
import SyncMachine

/// Sentences that were written into a description after the mapping was drafted from it.
enum UnreadDescription {
  /// The first one that neither the mapping nor the description it was drafted from has.
  static func first(
    in description: String,
    beyond spec: MappingSpec,
    _ drafted: String? = nil
  ) -> Sentence? {
    let known = [
      NameLetters.of(spec.description.map(\.text).joined(separator: " ")),
      NameLetters.of(drafted ?? ""),
    ]
    return DescriptionSplitter.sentences(of: description)
      .first { sentence in !known.contains { $0.contains(NameLetters.of(sentence.text)) } }
  }

  /// - Throws: CFG114 where there is one.
  static func expectNone(in document: MappingDocument, _ desk: MappingDesk) async throws {
    var drafted: String?
    let name = MappingName(document.name)
    if let reader = try await desk.workspace.reader(),
      let latest = try await reader.latestVersion(of: name)
    {
      drafted = try await reader.draft(name, latest.version).description
    }
    guard let new = first(in: document.description, beyond: document.spec, drafted) else { return }
    throw Diagnostic(
      .error,
      .CFG114,
      "nothing was drafted from \"\(PrintableText.of(new.text))\"",
      at: Location("mappings/\(document.name)/description.md"),
      hint: "Draft from it: " + desk.context.typed("describe-mapping", document.name)
        + "; or take it out and say it with "
        + desk.context.typed("revise-mapping", document.name, "…")
    )
  }
}
