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
    draft.lookupObjects = (page["lookup-objects"] ?? []).compactMap(LookupObject.init)
    draft.read(page.sentences)
    draft.complete()
    json = draft.wire()
  }
}

extension MappingDraft {
  /// Reads sentences and does what they ask for.
  mutating func read(_ sentences: [NumberedSentence]) {
    for sentence in sentences { texts[sentence.id] = sentence.text }
    let (plain, answered) = AnsweredQuestion.separated(sentences)
    know(answered)
    var results: [(sentence: String, result: SentenceReader.Result)] = []
    var announces = false
    var isHeadingOpen = false
    var topics = Topics()
    var open: OpenChoice?
    for sentence in plain {
      let result = SentenceReader(
        sentence.text,
        in: surroundings,
        listsFields: announces,
        after: topics,
        choosing: open
      ).result()
      topics = Topics(result)
      open = result.isWhole ? result.readings.last.flatMap { OpenChoice($0.clause) } : nil
      let isHeading = sentence.text.hasSuffix(":")
      announces =
        isHeading || Self.isGeneral(result) || announces && result.isWhole && isHeadingOpen
      isHeadingOpen = isHeading || isHeadingOpen && announces
      var marked = result
      if isHeading {
        marked.readings = result.readings.map { Self.heading($0) }
        if !result.isWhole, isAnnouncement(sentence.text) {
          marked = SentenceReader.Result(
            readings: [
              .init(clause: .general(key: nil, isHeading: true), quote: sentence.text)
            ]
          )
        }
      }
      results.append((sentence.id, marked))
    }
    hasUnread = results.contains { !$0.result.isWhole }
    for (sentence, result) in results {
      for reading in result.readings {
        guard isOnlyDefault(reading.clause, sentence, reading.quote) else { continue }
        note(reading.clause)
        if case .phoneCountry(let field, let table) = reading.clause {
          phoneCountry = (field, table, sentence, reading.quote)
        }
      }
    }
    for (sentence, result) in results {
      for reading in result.readings { apply(reading.clause, sentence, reading.quote) }
      for half in result.halves { ask(about: half, sentence) }
      for words in result.unread { unread(sentence, words) }
    }
    followOthers(answered)
    for answer in answered where !isCited(answer.sentence) {
      leave(nil, reason: "It answers a question.", answer.sentence, answer.quote)
    }
  }

  /// Whether no earlier sentence of the description says another country for the same numbers, or
  /// this one counts more.
  private mutating func isOnlyDefault(
    _ clause: Clause,
    _ sentence: String,
    _ quote: String
  ) -> Bool {
    guard case .phoneRegion(let region) = clause else { return true }
    guard let known = saidRegion, known.region != region else {
      saidRegion = (region, sentence)
      return true
    }
    let text =
      "\(known.sentence) and \(sentence) say different countries for numbers without a country "
      + "code. Which one counts?"
    guard let answer = ask(text, options: [known.sentence, sentence], sentence, quote) else {
      return false
    }
    leave(nil, reason: "It says which country counts.", answer.sentence, answer.quote)
    guard answer.text == sentence else { return false }
    saidRegion = (region, sentence)
    return true
  }

  /// Only which records go where: what goes along may follow.
  private static func isGeneral(_ result: SentenceReader.Result) -> Bool {
    result.isWhole
      && result.readings.contains { if case .general = $0.clause { true } else { false } }
  }

  private static func heading(_ reading: SentenceReader.Reading) -> SentenceReader.Reading {
    guard case .general(let key, _) = reading.clause else { return reading }
    return .init(clause: .general(key: key, isHeading: true), quote: reading.quote)
  }

  /// `Fields to copy:` and the like say nothing themselves.
  private func isAnnouncement(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let known: Set<String> = [
      "field", "fields", "mapping", "mappings", "rules", "copy", "these", "the", "following",
      "details", "map", "to", "please", "we", "need", "here", "are", "is", "what", "for", "and",
      "filters", "of", "other", "rule", "this", "list", "notes", "some", "a", "few", "special",
      "cases", "properties", "columns", "sync", "should", "be", "synced", "mapped", "copied",
      "requirements", "conditions", "only", "also",
    ]
    return !words.isEmpty && words.count <= 8 && words.allSatisfy { known.contains($0) }
      && !words.contains("only")
  }

  /// What other sentences need to know beforehand.
  mutating func note(_ clause: Clause) {
    switch clause {
    case .phoneRegion(let region): phoneRegion = region
    case .dateFormat(let formats): dateFormats = formats
    case .zone(let zone): timeZone = zone
    case .change(let references, let changes):
      for reference in references where reference.side == .source {
        if let field = reference.field, changes.count == 1, changes[0].isArrival {
          arrivals[field.name] = changes[0]
        }
      }
    case .all(let members): for member in members { note(member) }
    default: break
    }
  }

  private func isCited(_ sentence: String) -> Bool {
    let cited = rules.contains { $0.reasons.contains { $0.sentence == sentence } }
    return cited
      || (notMapped + questions + filters).contains { entry in
        (entry["because"]?.array ?? []).contains { $0["s"]?.string == sentence }
      }
  }
}

/// `Question: … Answer: …`, as one sentence or as several.
struct AnsweredQuestion {
  var question: String
  var answer: String
  var sentence: String
  /// Letter for letter a part of that sentence.
  var quote: String

  /// Takes the answered questions out of a description.
  static func separated(
    _ sentences: [NumberedSentence]
  ) -> (plain: [NumberedSentence], answered: [AnsweredQuestion]) {
    var plain: [NumberedSentence] = []
    var answered: [AnsweredQuestion] = []
    var index = 0
    while index < sentences.count {
      guard sentences[index].text.hasPrefix("Question:") else {
        plain.append(sentences[index])
        index += 1
        continue
      }
      var end = index
      while end < sentences.count - 1, !sentences[end].text.contains("Answer:") { end += 1 }
      let parts = sentences[index...end]
      let text = parts.map(\.text).joined(separator: " ")
      guard let mark = text.firstRange(of: "Answer:") else {
        plain.append(sentences[index])
        index += 1
        continue
      }
      let question = trimmed(text[..<mark.lowerBound].dropFirst("Question:".count))
      let answer = trimmed(text[mark.upperBound...])
      let last = sentences[end]
      answered.append(
        AnsweredQuestion(
          question: question,
          answer: answer.hasSuffix(".") && !answer.contains(". ")
            ? String(answer.dropLast()) : answer,
          sentence: last.id,
          quote: quote(of: answer, in: last.text)
        )
      )
      // Every piece of it is accounted for.
      for part in parts.dropLast() {
        answered.append(
          AnsweredQuestion(question: part.text, answer: "", sentence: part.id, quote: part.text)
        )
      }
      index = end + 1
    }
    return (plain, answered)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }

  /// The words of the answer, where there are enough of them to quote.
  private static func quote(of answer: String, in sentence: String) -> String {
    let isLong = answer.count { $0.isLetter || $0.isNumber } >= 3
    return isLong && sentence.contains(answer) ? answer : sentence
  }
}
