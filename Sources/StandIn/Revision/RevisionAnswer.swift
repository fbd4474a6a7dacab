import Records

/// Answers a prompt that asks to change a mapping by new sentences.
struct RevisionAnswer {
  let json: JSON

  /// `nil` where the prompt is not one that asks for a revision.
  init?(_ page: PromptPage) {
    guard let fresh = page["new-sentences"], let lines = page["mapping"],
      let mapping = try? JSON(parsing: lines.joined(separator: "\n")),
      let source = page["source-catalog"].flatMap(CatalogLines.init),
      let target = page["target-catalog"].flatMap(CatalogLines.init)
    else { return nil }
    var draft = MappingDraft(
      source: source,
      target: target,
      candidates: CandidateLines(page["candidates"] ?? []),
      present: mapping
    )
    draft.lookupObjects = (page["lookup-objects"] ?? []).compactMap(LookupObject.init)
    let names = Set(fresh)
    let sentences = page.sentences
    draft.takeUp(mapping, sentences.filter { !names.contains($0.id) })
    draft.revise(mapping, by: sentences.filter { names.contains($0.id) })
    // What was refused once is not tried again: the tests are then a person's.
    let isRefused = !(page["refusals"] ?? []).isEmpty
    var patch = RevisionPatch(mapping, fresh: names, keepsTests: isRefused)
    patch.add(&draft)
    json = ["patch": .array(patch.operations.map(Self.wire))]
  }

  /// Values travel as JSON text.
  private static func wire(_ operation: JSON) -> JSON {
    [
      "op": operation["op"] ?? .null, "path": operation["path"] ?? .null,
      "value": operation["value"].map { .string($0.text()) } ?? .null,
    ]
  }
}
