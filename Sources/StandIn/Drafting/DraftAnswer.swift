import Matching
import Records

/// Answers a prompt that asks for a mapping.
struct DraftAnswer {
  let json: JSON

  /// `nil` where the prompt is not one that asks for a mapping.
  init?(_ page: PromptPage) {
    guard let source = page["source-catalog"].flatMap(CatalogLines.init),
      let target = page["target-catalog"].flatMap(CatalogLines.init), page["description"] != nil
    else { return nil }
    var draft = MappingDraft(
      source: source,
      target: target,
      candidates: CandidateLines(page["candidates"] ?? [])
    )
    for sentence in page.sentences { Self.read(sentence, into: &draft) }
    draft.complete()
    json = draft.wire(tests: TestWriting(draft).tests())
  }

  private static func read(_ sentence: NumberedSentence, into draft: inout MappingDraft) {
    let result = SentenceReader(sentence.text).result()
    for reading in result.readings { draft.apply(reading, of: sentence.id) }
    for unread in result.unread {
      draft.ask(
        "The stand-in cannot read \"\(unread)\". What should happen?",
        options: ["Say it in other words", "Use a language model", "Leave it out"],
        sentence.id,
        unread
      )
    }
  }
}
