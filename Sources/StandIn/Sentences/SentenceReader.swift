/// Reads one sentence into clauses; what it cannot read it says so, and guesses nothing.
struct SentenceReader {
  /// A clause with the words it was read from.
  struct Reading: Hashable {
    var clause: Clause
    /// Letter for letter a part of the sentence.
    var quote: String
  }

  /// What was read, and the stretches that were not.
  struct Result: Hashable {
    var readings: [Reading] = []
    var unread: [String] = []
  }

  private let sentence: String
  private let tokens: [Token]
  private let surroundings: Surroundings
  private let listsFields: Bool
  private let open: OpenChoice?

  /// `listsFields`: the sentence before announced a list of fields; `open`: it gave a field a value
  /// for some records.
  init(
    _ sentence: String,
    in surroundings: Surroundings,
    listsFields: Bool = false,
    after open: OpenChoice? = nil
  ) {
    self.sentence = sentence
    self.surroundings = surroundings
    self.listsFields = listsFields
    self.open = open
    tokens = Token.tokens(of: sentence)
  }

  func result() -> Result {
    let body = Self.body(of: tokens[...])
    guard !body.isEmpty else {
      return Result(readings: [Reading(clause: .note, quote: sentence)])
    }
    let range = body.startIndex..<body.endIndex
    let strict = grammar(isLoose: false)
    if let readings = whole(range, strict) { return Result(readings: readings) }
    let loose = grammar(isLoose: true)
    if let parts = parts(of: range) { return inOrder(parts, strict, loose) }
    return result(range, strict, loose, open)
  }

  private func result(
    _ range: Range<Int>,
    _ strict: Grammar,
    _ loose: Grammar,
    _ open: OpenChoice?
  ) -> Result {
    if let readings = whole(range, strict) { return Result(readings: readings) }
    if let open, let clause = strict.continuation(range, of: open) {
      return Result(readings: [Reading(clause: clause, quote: strict.quote(range))])
    }
    if let readings = whole(range, loose) { return Result(readings: readings) }
    return partial(range, strict, loose)
  }

  // MARK: Sentences in one

  /// What stands between full stops that no capital letter follows.
  private func parts(of range: Range<Int>) -> [Range<Int>]? {
    let stops = range.filter { tokens[$0].isMark(".") }
    guard !stops.isEmpty else { return nil }
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for stop in stops + [range.upperBound] {
      let stretch = Self.body(of: tokens[start..<stop])
      if !stretch.isEmpty { parts.append(stretch.startIndex..<stretch.endIndex) }
      start = min(stop + 1, range.upperBound)
    }
    return parts.count > 1 ? parts : nil
  }

  /// Each as a sentence of its own, behind the ones before it.
  private func inOrder(_ parts: [Range<Int>], _ strict: Grammar, _ loose: Grammar) -> Result {
    var all = Result()
    var open = open
    var (strict, loose) = (strict, loose)
    for part in parts {
      let result = result(part, strict, loose, open)
      open = result.unread.isEmpty ? result.readings.last.flatMap { OpenChoice($0.clause) } : nil
      let isGeneral =
        result.unread.isEmpty
        && result.readings.contains { if case .general = $0.clause { true } else { false } }
      if isGeneral, !strict.listsFields {
        (strict, loose) = (grammar(isLoose: false), grammar(isLoose: true))
        for grammar in [strict, loose] { grammar.listsFields = true }
      }
      all.readings += result.readings
      all.unread += result.unread
    }
    return all
  }

  private func grammar(isLoose: Bool) -> Grammar {
    let grammar = Grammar(sentence, tokens: tokens, in: surroundings, isLoose: isLoose)
    grammar.listsFields = listsFields
    return grammar
  }

  // MARK: Where clauses may begin and end

  private static let joiners: Set<String> = ["and", "but", "then", "also", "plus", "while"]

  private func isJoint(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isComma || token.isMark("-") || token.isMark(".")
      || token.kind == .word && Self.joiners.contains(token.folded)
  }

  private static let openings: Set<String> = [
    "please", "then", "also", "and", "but", "finally", "always", "just", "additionally",
    "importantly", "note", "basically", "simply", "plus", "kindly", "secondly", "firstly",
    "furthermore", "pls", "plz", "moreover", "oh", "ok", "okay", "so", "next", "lastly", "well",
  ]

  private static let leadIns: [[String]] = [
    "we want to", "we would like to", "wed like to", "i want to", "i need to", "i need you to",
    "i want you to", "can you", "could you", "make sure to", "make sure that", "make sure",
    "be sure to", "remember to", "in addition", "of course", "we need to", "you should",
    "lets", "let us", "note that", "we also want to", "we also need to", "id like to",
    "i would like to", "one more thing", "can we", "could we", "dont forget to",
    "it would be good to",
    "please make sure that", "it is important that", "its important that", "as usual",
    "for the rest", "rule", "rules", "important", "nb", "ps", "todo", "what we need",
    "our goal is to", "fyi", "for your information", "the goal is to", "the idea is to",
    "there we should", "we should",
    "we have to", "the task is to", "make sure you", "by the way", "btw",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let closings: [[String]] = [
    "please", "thanks", "too", "as well", "thank you", "cheers", "also", "of course", "ok",
    "if possible please", "thx", "obviously",
  ].map { $0.split(separator: " ").map(String.init) }

  /// A stretch without words that open or close it and mean nothing.
  static func body(of tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    var words = tokens
    var changed = true
    while changed {
      changed = false
      if let first = words.first,
        first.isComma || first.isMark("-") || first.isMark(".") || first.isMark(":")
          || first.kind == .word && openings.contains(first.folded) && words.count > 1
      {
        words = words.dropFirst()
        changed = true
      }
      for lead in leadIns where words.count > lead.count {
        if zip(words, lead).allSatisfy({ $0.isWord($1) }) {
          words = words.dropFirst(lead.count)
          changed = true
        }
      }
      if let last = words.last,
        last.isComma || last.isMark("-") || last.isMark(".") || last.isMark(":")
      {
        words = words.dropLast()
        changed = true
      }
      for end in closings where words.count > end.count {
        if zip(words.suffix(end.count), end).allSatisfy({ $0.isWord($1) }) {
          words = words.dropLast(end.count)
          changed = true
        }
      }
    }
    return words
  }

  // MARK: All of it

  /// The fewest clauses that make up a stretch; `nil` where some of it means nothing.
  private func whole(_ range: Range<Int>, _ grammar: Grammar) -> [Reading]? {
    if let reading = reading(range, grammar) { return [reading] }
    let cuts = [range.lowerBound] + range.filter { $0 > range.lowerBound && isJoint($0) }
    var best: [Int: [Reading]] = [range.lowerBound: []]
    for end in cuts.dropFirst() + [range.upperBound] {
      for start in cuts where start < end {
        guard let before = best[start], best[end].map({ $0.count > before.count + 1 }) ?? true
        else { continue }
        let stretch = Self.body(of: tokens[start..<end])
        guard !stretch.isEmpty else {
          if best[end] == nil { best[end] = before }
          continue
        }
        guard let reading = reading(stretch.startIndex..<stretch.endIndex, grammar),
          fits(reading, after: before.last, joint: start)
        else { continue }
        best[end] = before + [reading]
      }
    }
    return best[range.upperBound]
  }

  private func reading(_ range: Range<Int>, _ grammar: Grammar) -> Reading? {
    guard case .clause(let clause)? = grammar.meaning(.clause, range) else { return nil }
    return Reading(clause: clause, quote: grammar.quote(range))
  }

  /// Whether a clause stands on its own behind another, or changes what that one means.
  private func fits(_ reading: Reading, after previous: Reading?, joint: Int) -> Bool {
    guard let previous, !tokens[joint].isMark(".") else { return true }
    let first = reading.quote.lowercased().prefix { $0.isLetter }
    let isRestriction = ["only", "just", "no", "without", "except", "not"].contains(first)
    if isRestriction {
      switch previous.clause {
      case .general, .filter, .key, .operation, .note: break
      case .all(let members) where members.contains(where: Self.isAboutRecords): break
      case .leaveOut, .fillOnly, .onlyNewer: return first != "only"
      default: return false
      }
    }
    // "If …, do this and that": whether that belongs to it is not said.
    if case .when = previous.clause, !tokens[joint].isMark(";"), !tokens[joint].isMark(".") {
      switch reading.clause {
      case .filter, .leaveOut, .key, .operation, .note, .onlyNewer: return tokens[joint].isComma
      case .when: return true
      default: return !previous.quote.lowercased().hasPrefix("if") && tokens[joint].isComma
      }
    }
    if case .when = reading.clause, tokens[joint].isWord("and"),
      !["if", "when", "for"].contains(String(first))
    {
      if case .write = previous.clause { return false }
      if case .copies = previous.clause { return false }
    }
    return true
  }

  private static func isAboutRecords(_ clause: Clause) -> Bool {
    switch clause {
    case .general, .filter: true
    default: false
    }
  }

  // MARK: Parts of it

  /// The longest stretches between commas and conjunctions that make sense.
  private func partial(_ range: Range<Int>, _ strict: Grammar, _ loose: Grammar) -> Result {
    var result = Result()
    let starts = [range.lowerBound] + range.filter { $0 > range.lowerBound && isJoint($0) }
    let ends = Array(starts.dropFirst()) + [range.upperBound]
    var index = 0
    var unread: Range<Int>?
    func close() {
      if let open = unread {
        let stretch = Self.body(of: tokens[open])
        if !stretch.isEmpty {
          result.unread.append(strict.quote(stretch.startIndex..<stretch.endIndex))
        }
      }
      unread = nil
    }
    while index < starts.count {
      var found = false
      for last in stride(from: ends.count - 1, through: index, by: -1) {
        let stretch = Self.body(of: tokens[starts[index]..<ends[last]])
        let isClear = last == ends.count - 1 || tokens[ends[last]].isMark(";")
        // What follows unread words may belong to them.
        guard unread == nil || tokens[starts[index]].isMark(";"), !stretch.isEmpty,
          let reading = reading(stretch.startIndex..<stretch.endIndex, strict)
            ?? (isClear ? self.reading(stretch.startIndex..<stretch.endIndex, loose) : nil),
          fits(reading, after: result.readings.last, joint: starts[index])
        else { continue }
        close()
        result.readings.append(reading)
        index = last + 1
        found = true
        break
      }
      if !found {
        unread = (unread?.lowerBound ?? starts[index])..<ends[index]
        index += 1
      }
    }
    close()
    return result
  }
}
