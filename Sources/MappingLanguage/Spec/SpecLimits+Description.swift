package import Diagnostics

/// How much a description may say; told before anybody is asked to read it.
extension SpecLimits {
  /// Of all sentences together.
  package static let descriptionBytesMax = 1 << 20
  /// So many sentences that are too long are told.
  private static let toldMax = 5

  private static let description = Bound(
    max: descriptionBytesMax,
    things: "bytes of a description",
    hint: split
  )
  private static let sentences = Bound(max: elements.max, things: "sentences", hint: split)

  /// The problem of a text that is too long to be split into sentences; `nil` where it is not.
  package static func excess(ofDescription text: String, at place: Location) -> Diagnostic? {
    excess(text.utf8.count, description, at: place)
  }

  /// What is too much in the sentences of a description: M106 for each limit and each sentence.
  package static func excesses(
    ofDescription sentences: [Sentence],
    at place: Location
  ) -> [Diagnostic] {
    let whole = sentences.reduce(0) { $0 + $1.text.utf8.count }
    let long = sentences.filter { $0.text.utf8.count > textBytesMax }
    return [
      excess(whole, description, at: place), excess(sentences.count, Self.sentences, at: place),
    ].compactMap(\.self) + long.prefix(toldMax).map { excess(of: $0, at: place) }
  }

  private static func excess(of sentence: Sentence, at place: Location) -> Diagnostic {
    Diagnostic(
      .error,
      .M106,
      "\(sentence.id) has \(sentence.text.utf8.count) bytes, more than one sentence may have",
      at: place,
      hint: "End its sentences with full stops, or write a list; it begins \""
        + sentence.text.prefix(60) + "…\".",
      found: String(sentence.text.utf8.count),
      expected: "at most \(textBytesMax)"
    )
  }
}
