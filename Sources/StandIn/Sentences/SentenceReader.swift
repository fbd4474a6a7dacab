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
    /// What was read beside words that were not, and may change what it means.
    var halves: [HalfRead] = []

    var isWhole: Bool { unread.isEmpty && halves.isEmpty }
  }

  private let sentence: String
  let tokens: [Token]
  private let surroundings: Surroundings
  private let listsFields: Bool
  private let topics: Topics
  private let open: OpenChoice?
  private let effort = ReadingEffort()

  /// `listsFields`: the sentence before announced a list of fields; `topics`: what it spoke of;
  /// `open`: it gave a field a value for some records.
  init(
    _ sentence: String,
    in surroundings: Surroundings,
    listsFields: Bool = false,
    after topics: Topics = Topics(),
    choosing open: OpenChoice? = nil
  ) {
    self.sentence = sentence
    self.surroundings = surroundings
    self.listsFields = listsFields
    self.topics = topics
    self.open = open
    tokens = Self.withoutPoliteQuestion(Token.tokens(of: sentence))
  }

  /// `Could you …?` asks for what it says.
  private static func withoutPoliteQuestion(_ tokens: [Token]) -> [Token] {
    guard tokens.last?.isMark("qm") == true else { return tokens }
    let start = tokens.drop {
      $0.isComma || $0.kind == .word && ["and", "also", "please", "so", "ok"].contains($0.folded)
    }
    let asks: Set<String> = ["could", "can", "would", "will"]
    guard let first = start.first, first.kind == .word, asks.contains(first.folded),
      start.dropFirst().first?.isWord("you") == true
        || start.dropFirst().first?.isWord("we") == true
    else { return tokens }
    return tokens.dropLast()
  }

  /// How much work reading was, so far.
  var steps: Int { effort.steps }

  /// What the sentence says; one that takes too long to read is not read at all.
  func result() -> Result {
    guard tokens.count <= ReadingEffort.tokensMax else { return Result(unread: [sentence]) }
    let result = wholeResult()
    return effort.isSpent ? Result(unread: [sentence]) : result
  }

  private func wholeResult() -> Result {
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
      open = result.isWhole ? result.readings.last.flatMap { OpenChoice($0.clause) } : nil
      let isGeneral =
        result.isWhole
        && result.readings.contains { if case .general = $0.clause { true } else { false } }
      if isGeneral, !strict.listsFields {
        (strict, loose) = (grammar(isLoose: false), grammar(isLoose: true))
        for grammar in [strict, loose] { grammar.listsFields = true }
      }
      all.readings += result.readings
      all.unread += result.unread
      all.halves += result.halves
    }
    return all
  }

  private func grammar(isLoose: Bool) -> Grammar {
    let grammar = Grammar(
      sentence,
      tokens: tokens,
      in: surroundings,
      isLoose: isLoose,
      effort: effort
    )
    grammar.listsFields = listsFields
    return grammar
  }

  // MARK: Where clauses may begin and end

  private static let joiners: Set<String> = ["and", "but", "then", "also", "plus", "while"]

  func isJoint(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isComma || token.isMark("-") || token.isMark(".")
      || token.kind == .word && Self.joiners.contains(token.folded)
  }

  // MARK: All of it

  /// The fewest clauses that make up a stretch; `nil` where some of it means nothing.
  private func whole(_ range: Range<Int>, _ grammar: Grammar) -> [Reading]? {
    if let reading = reading(range, grammar, after: []) { return [reading] }
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
        guard
          let reading = reading(
            stretch.startIndex..<stretch.endIndex,
            grammar,
            after: before
          ),
          fits(reading, after: before.last, joint: start)
        else { continue }
        best[end] = before + [reading]
      }
    }
    return best[range.upperBound]
  }

  func reading(
    _ range: Range<Int>,
    _ grammar: Grammar,
    after previous: [Reading]
  ) -> Reading? {
    guard let clause = clause(range, grammar),
      let resolved = resolved(clause, range, grammar, after: previous)
    else { return nil }
    return Reading(clause: resolved, quote: grammar.quote(range))
  }

  /// A clause, or fields with "too" behind them, which go along with those before.
  private func clause(_ range: Range<Int>, _ grammar: Grammar) -> Clause? {
    if case .clause(let clause)? = grammar.meaning(.clause, range) { return clause }
    let next = tokens[range.upperBound...]
    let isToo =
      ["too", "also"].contains(next.first?.folded)
      || next.first?.isWord("as") == true && next.dropFirst().first?.isWord("well") == true
    if isToo, let clause = grammar.wantedToo(range) { return clause }
    guard isToo, topics.areCopied || listsFields,
      case .fields(let fields, .and)? = grammar.meaning(.sources, range),
      fields.allSatisfy({ $0.field != nil })
    else { return nil }
    return .copies(fields, [])
  }

  /// The clause with fields in the place of its pronouns; `nil` where it is not sure which.
  private func resolved(
    _ clause: Clause,
    _ range: Range<Int>,
    _ grammar: Grammar,
    after previous: [Reading]
  ) -> Clause? {
    let pronouns = clause.references.compactMap(\.pronoun)
    guard !pronouns.isEmpty else { return clause }
    // A field named before it in the same clause may be what the word stands for.
    if let first = pronouns.compactMap(\.place).min(),
      grammar.namesField(range.lowerBound..<first)
    {
      return nil
    }
    let own = Topics(previous.suffix(1).map(\.clause))
    if previous.isEmpty, pronouns.contains(where: { $0.place == nil }) { return nil }
    let topics = own.isEmpty ? self.topics : own
    return clause.replacing { topics.antecedents(of: $0) }
  }

  /// Whether a clause stands on its own behind another, or changes what that one means.
  func fits(_ reading: Reading, after previous: Reading?, joint: Int) -> Bool {
    guard let previous, !tokens[joint].isMark(".") else { return true }
    let first = reading.quote.lowercased().prefix { $0.isLetter }
    let isRestriction = ["only", "just", "no", "without", "except", "not"].contains(first)
    if isRestriction {
      switch previous.clause {
      case .general, .filter, .key, .operation, .note: break
      case .all(let members) where members.contains(where: Self.isAboutRecords): break
      case .leaveOut, .wanted, .fillOnly, .onlyNewer: return first != "only"
      default: return false
      }
    }
    // "If …, do this and that": whether that belongs to it is not said.
    if case .when = previous.clause, !tokens[joint].isMark(";"), !tokens[joint].isMark(".") {
      switch reading.clause {
      case .filter, .leaveOut, .key, .operation, .note, .onlyNewer: return tokens[joint].isComma
      case .when, .rest: return true
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
}
