import Records

/// What a sentence is read with: the catalogs' words and what was said before.
struct Surroundings {
  let sources: FieldNames
  let targets: FieldNames
  /// Options and answers as yes or no, on either side.
  let trimming: [FieldReference.Side: PhraseTrimming]
  /// What the source's system and records are called, the target's, and both.
  let sourceWords: Set<String>
  let targetWords: Set<String>
  let objectWords: Set<String>

  init(source: Catalog, target: Catalog) {
    sources = FieldNames(source)
    targets = FieldNames(target)
    let own = Self.names(of: source)
    let other = Self.names(of: target)
    sourceWords = own
    targetWords = other
    objectWords = own.union(other).subtracting(["list", "sheet"])
    let common = own.intersection(other)
    trimming = [
      .source: PhraseTrimming(
        own: own.union(["source", "original"]).subtracting(["target"]),
        other: other.subtracting(common).union(["target", "destination"]),
        groups: sources.options
      ),
      .target: PhraseTrimming(
        own: other.union(["target", "destination"]),
        other: own.subtracting(common),
        groups: sources.options
      ),
    ]
  }

  private static func names(of catalog: Catalog) -> Set<String> {
    var names = Set([catalog.system, PhraseTrimming.singular(catalog.object.lowercased())])
    for text in [catalog.object, catalog.label] {
      let words = text.split { !$0.isLetter }.map { PhraseTrimming.singular($0.lowercased()) }
      names.formUnion(
        words.filter {
          $0.count > 2 && !Lexicon.articles.contains($0) && !Lexicon.reserved.contains($0)
            && Places.region(of: $0) == nil
        }
      )
    }
    switch catalog.system {
    case "ga4": names.formUnion(["google", "analytic", "analytics", "ga"])
    case "salesforce": names.formUnion(["sf", "sfdc"])
    case "files": names.formUnion(["file", "csv", "sheet", "spreadsheet", "export", "list"])
    default: break
    }
    return names
  }
}

/// Reads stretches of one sentence, each kind of thing in its own way; remembers what it read.
final class Grammar {
  let sentence: String
  let tokens: [Token]
  let surroundings: Surroundings
  /// Whether phrases may name fields that no catalog has; such clauses become questions.
  let isLoose: Bool
  /// Whether a list of fields alone means that they are copied.
  var listsFields = false
  /// What was read where, by kind and stretch: an index into `meanings`, plus one.
  private var memory: [[Int32]] = Array(repeating: [], count: Pattern.Kind.allCases.count)
  private var meanings: [Meaning?] = []
  /// Where each word stands.
  private let positions: [String: [Int]]
  /// Where the words stand that a pattern cannot do without.
  private var anchorPlaces: [ObjectIdentifier: [[Int]]] = [:]
  private let effort: ReadingEffort

  init(
    _ sentence: String,
    tokens: [Token],
    in surroundings: Surroundings,
    isLoose: Bool,
    effort: ReadingEffort = ReadingEffort()
  ) {
    self.effort = effort
    self.sentence = sentence
    self.tokens = tokens
    self.surroundings = surroundings
    self.isLoose = isLoose
    positions = Dictionary(grouping: tokens.indices.filter { tokens[$0].kind != .literal }) {
      tokens[$0].folded
    }
  }

  func quote(_ range: Range<Int>) -> String {
    guard let first = tokens[range].first, let last = tokens[range].last else { return sentence }
    return String(sentence[first.range.lowerBound..<last.range.upperBound])
  }

  /// What a stretch means as something of a kind; `nil` where it is none.
  func meaning(_ kind: Pattern.Kind, _ range: Range<Int>) -> Meaning? {
    let width = tokens.count + 1
    let cell = range.lowerBound * width + range.upperBound
    if memory[kind.rawValue].isEmpty {
      memory[kind.rawValue] = Array(repeating: 0, count: width * width)
    }
    let known = Int(memory[kind.rawValue][cell])
    if known > 0 { return meanings[known - 1] }
    guard effort.spend(8) else { return nil }
    // A form that would read itself in the same place reads nothing.
    let index = meanings.count
    meanings.append(nil)
    memory[kind.rawValue][cell] = Int32(index + 1)
    let meaning = read(kind, range)
    meanings[index] = meaning
    return meaning
  }

  private func read(_ kind: Pattern.Kind, _ range: Range<Int>) -> Meaning? {
    switch kind {
    case .source: reference(range, .source).map { .field($0) }
    case .target: reference(range, .target).map { .field($0) }
    case .either: reference(range, .either).map { .field($0) }
    case .sources: list(range, .source)
    case .targets: list(range, .target)
    case .eithers: list(range, .either)
    case .expr: expression(range).map { .expression($0) }
    case .cond: condition(range).map { .condition($0) }
    case .predicate: predicate(range).map { .predicate($0) }
    case .explained: explained(range).map { .condition($0) }
    case .parts: parts(range).map { .clause($0) }
    case .held: held(range).map { .condition($0) }
    case .value: literal(range).map { .literals([$0]) }
    case .values: literals(range).map { .literals($0) }
    case .quoted: quoted(range).map { .literals([$0]) }
    case .number: number(range).map { .number($0) }
    case .steps: changes(range).map { .changes($0) }
    case .records: records(range).map { .records($0) }
    case .called: called(range).map { .condition($0) }
    case .relative: relative(range).map { .condition($0) }
    case .clause: clause(range).map { .clause($0) }
    case .entries: table(range).map { .table($0) }
    case .choices: choices(range).map { .table($0) }
    case .country: country(range).map { .text($0) }
    case .zone: zone(range).map { .text($0) }
    case .pattern: datePattern(range).map { .text($0) }
    case .example: dateExample(range).map { .text($0) }
    case .words: words(range).map { .text($0) }
    case .items: items(range, .items).map { .clause($0) }
    case .pairs: items(range, .pairs).map { .clause($0) }
    }
  }

  // MARK: Patterns

  /// Whether the words that the pattern cannot do without stand in the stretch.
  private func mayFit(_ pattern: Pattern, _ range: Range<Int>) -> Bool {
    let id = ObjectIdentifier(pattern)
    let places: [[Int]]
    if let known = anchorPlaces[id] {
      places = known
    } else {
      places = pattern.anchors.map { anchor in
        positions.lazy.filter { anchor.contains($0.key) }.flatMap(\.value)
      }
      anchorPlaces[id] = places
    }
    return places.allSatisfy { $0.contains(where: range.contains) }
  }

  private typealias Next = (Int, Captures) -> Captures?

  private func match(
    _ part: Pattern.Part,
    _ start: Int,
    _ end: Int,
    _ captures: Captures,
    _ following: [[String]]?,
    _ next: Next
  ) -> Captures? {
    guard effort.spend(1) else { return nil }
    switch part {
    case .words(let alternatives):
      for place in [start, start + 1] {
        if place > start { guard start < end, tokens[start].isComma else { break } }
        for words in alternatives where begins(place, end, words) {
          if let found = next(place + words.count, captures) { return found }
        }
      }
      return nil
    case .optional(let inner):
      return match(inner, start, end, captures, nil, next) ?? next(start, captures)
    case .choice(let options):
      for option in options {
        if let found = match(option, start, end, captures, following, next) { return found }
      }
      return nil
    case .sequence(let parts):
      return sequence(parts[...], start, end, captures, following, next)
    case .capture(let name, let kind):
      return capture(name, kind, start, end, captures, following, next)
    }
  }

  private func sequence(
    _ parts: ArraySlice<Pattern.Part>,
    _ start: Int,
    _ end: Int,
    _ captures: Captures,
    _ following: [[String]]?,
    _ next: Next
  ) -> Captures? {
    guard let first = parts.first else { return next(start, captures) }
    let rest = parts.dropFirst()
    var after = rest.isEmpty ? following : nil
    if case .words(let alternatives)? = rest.first { after = alternatives }
    return match(first, start, end, captures, after) { place, found in
      sequence(rest, place, end, found, following, next)
    }
  }

  private func capture(
    _ name: String,
    _ kind: Pattern.Kind,
    _ start: Int,
    _ end: Int,
    _ captures: Captures,
    _ following: [[String]]?,
    _ next: Next
  ) -> Captures? {
    var first = start
    while first < end, tokens[first].isComma { first += 1 }
    guard first < end else { return nil }
    for last in (first + 1)...end {
      if let following, !follows(last, end, following) { continue }
      guard let meaning = meaning(kind, first..<last) else { continue }
      if let found = next(last, captures.adding(name, meaning)) { return found }
    }
    return nil
  }

  private func follows(_ place: Int, _ end: Int, _ alternatives: [[String]]) -> Bool {
    let starts = place < end && tokens[place].isComma ? [place, place + 1] : [place]
    return starts.contains { start in alternatives.contains { begins(start, end, $0) } }
  }

  func begins(_ start: Int, _ end: Int, _ words: [String]) -> Bool {
    guard start + words.count <= end else { return false }
    for (offset, word) in words.enumerated() {
      let token = tokens[start + offset]
      guard token.kind != .literal, token.folded == word else { return false }
    }
    return true
  }

  // MARK: Small things

  func words(_ range: Range<Int>) -> String? {
    tokens[range].allSatisfy { $0.kind == .word } ? quote(range) : nil
  }

  func number(_ range: Range<Int>) -> Int? {
    guard range.count == 1, tokens[range.lowerBound].kind == .word else { return nil }
    let text = tokens[range.lowerBound].folded
    let spelled = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
    ]
    if let index = spelled.firstIndex(of: text) { return index + 1 }
    return Int(text.filter { $0 != "," })
  }

  func quoted(_ range: Range<Int>) -> Literal? {
    guard range.count == 1, tokens[range.lowerBound].kind == .literal else { return nil }
    return Literal(text: tokens[range.lowerBound].text, form: .quoted)
  }
}

/// One way to say something, and what it means.
struct Form<Result>: Sendable {
  let pattern: Pattern
  let result: @Sendable (Captures) -> Result?

  init(_ pattern: String, _ result: @escaping @Sendable (Captures) -> Result?) {
    self.pattern = Pattern(pattern)
    self.result = result
  }
}

extension Grammar {
  /// What the first form that fits says.
  func first<Result>(_ forms: [Form<Result>], _ range: Range<Int>) -> Result? {
    for form in forms where mayFit(form.pattern, range) {
      var result: Result?
      _ = match(form.pattern.root, range.lowerBound, range.upperBound, Captures(), nil) {
        end,
        found in
        guard end == range.upperBound else { return nil }
        result = form.result(found)
        return result == nil ? nil : found
      }
      if let result { return result }
    }
    return nil
  }
}
