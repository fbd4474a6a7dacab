import Diagnostics
import Records

extension CheckRule {
  static let reasonsAreReal = CheckRule(
    "Every reason names a sentence or an assumption and quotes words that stand in it",
    [.M801]
  ) { context in
    let spec = context.spec
    var cited: [(SpecOwner?, JSONPointer, [Because])] = []
    for (index, variable) in spec.variables.enumerated() {
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      cited.append((owner, owner.pointer, variable.because))
    }
    for (index, filter) in spec.filters.enumerated() {
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      cited.append((owner, owner.pointer, filter.because))
    }
    cited += context.rules.map { ($0.owner, $0.owner.pointer, $0.rule.because) }
    for (index, question) in spec.questions.enumerated() {
      cited.append((nil, JSONPointer(["questions", String(index)]), question.because))
    }
    for (index, entry) in spec.notMapped.enumerated() {
      cited.append((nil, JSONPointer(["not_mapped", String(index)]), entry.because))
    }
    let sentences = Dictionary(
      (spec.description + spec.assumptions).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var search = QuoteSearch(context.spec)
    return cited.flatMap { owner, pointer, because -> [Diagnostic] in
      let place = pointer.appending("because")
      if because.isEmpty, let owner, owner.kind != .variable {
        return [
          context.diagnostic(
            .error,
            .M801,
            "\(owner.title) gives no reason",
            at: place,
            of: owner,
            hint: "Cite the sentence behind it, with a quote."
          )
        ]
      }
      return because.enumerated().compactMap { index, reason in
        // Most quotes stand there letter by letter.
        let sentence = sentences[reason.sentence]
        if let sentence, SentenceText.stands(reason.quote, in: sentence.text) { return nil }
        return problem(reason, of: sentence, at: place.appending(index), owner, context, &search)
      }
    }
  }

  private static func problem(
    _ reason: Because,
    of sentence: Sentence?,
    at pointer: JSONPointer,
    _ owner: SpecOwner?,
    _ context: CheckContext,
    _ search: inout QuoteSearch
  ) -> Diagnostic? {
    guard let sentence else {
      let known = (context.spec.description + context.spec.assumptions).map(\.id)
      let more = known.count > 20 ? " and \(known.count - 20) more" : ""
      return context.diagnostic(
        .error,
        .M801,
        "there is no sentence or assumption \(reason.sentence)",
        at: pointer.appending("s"),
        of: owner,
        hint: "Cite one of \(known.prefix(20).joined(separator: ", "))\(more).",
        found: reason.sentence,
        candidates: Candidate.list(known),
        fixes: search.citing(reason, at: pointer)
      )
    }
    let quote = SentenceText(reason.quote)
    let text = SentenceText(sentence.text)
    let standing = text.standing(of: quote)
    guard let message = message(for: standing, in: sentence) else { return nil }
    let place = pointer.appending("quote")
    return context.diagnostic(
      .error,
      .M801,
      message,
      at: place,
      of: owner,
      hint: standing == .absent || standing == .empty
        ? "Quote \(sentence.id) word for word."
        : "Quote whole words of \(sentence.id), with \(SentenceText.quoteLettersMin) letters or "
          + "digits at least; \(SentenceText.quoteDenseLettersMin) in a script without blanks.",
      found: reason.quote,
      expected: sentence.text,
      fixes: (standing == .absent ? search.citing(reason, at: pointer) : [])
        + search.quoting(text, quote, standing, at: place)
    )
  }

  /// `nil` for what is a quote.
  private static func message(
    for standing: SentenceText.Standing,
    in sentence: Sentence
  ) -> String? {
    switch standing {
    case .quoted: nil
    case .empty: "the reason quotes nothing of \(sentence.id)"
    case .absent: "these words do not stand in \(sentence.id)"
    case .insideWords: "the quote begins or ends inside a word of \(sentence.id)"
    case .tooShort: "the quote is too short to say why"
    }
  }
}
