/// Reads a pattern that PCRE2 has accepted, so syntax errors cannot occur here.
///
/// It knows the syntax of pcre2pattern(3) well enough to tell what is an element, what repeats it
/// and which characters it reaches; anything forbidden is thrown as ``PatternRefusal`` on sight.
struct PatternReader {
  /// Options that change how the pattern itself is read; they end with their group.
  struct Options {
    var ignoresCase = false
    var dotMatchesLineBreak = false
    var edgesAreOfLines = false
    var ignoresSpace = false
  }

  /// An item and where it stands, in scalars from the start.
  struct Element {
    var start: Int
    var item: PatternItem
  }

  private let scalars: [Unicode.Scalar]
  private(set) var position = 0
  var options = Options()

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  // MARK: Walking

  /// The scalar `ahead` of the next one, or nothing past the end.
  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  mutating func next() -> Unicode.Scalar? {
    guard let scalar = peek() else { return nil }
    position += 1
    return scalar
  }

  /// Takes a text when it stands next.
  mutating func take(_ text: StaticString) -> Bool {
    var ahead = 0
    for scalar in String(describing: text).unicodeScalars {
      guard peek(ahead) == scalar else { return false }
      ahead += 1
    }
    position += ahead
    return true
  }

  /// Takes everything up to and with `end`.
  mutating func skip(through end: Unicode.Scalar) {
    while let scalar = next(), scalar != end {}
  }

  // MARK: Branches

  /// The branches up to the end of the group or of the pattern.
  mutating func readBranches() throws(PatternFault) -> [[Element]] {
    var branches: [[Element]] = [[]]
    while let scalar = peek(), scalar != ")" {
      if take("|") {
        branches.append([])
      } else if !skipIgnored() {
        let start = position
        for item in try readItems() {
          branches[branches.count - 1].append(Element(start: start, item: item))
        }
      }
    }
    return branches
  }

  /// The branches of a group whose opening has been read, with its closing.
  mutating func readGroupBody() throws(PatternFault) -> [[PatternItem]] {
    let outer = options
    defer { options = outer }
    let branches = try readBranches()
    _ = take(")")
    return branches.map { $0.map(\.item) }
  }

  /// White space and comments, where `(?x)` makes them mean nothing.
  private mutating func skipIgnored() -> Bool {
    guard options.ignoresSpace, let scalar = peek() else { return false }
    if scalar == "#" {
      skip(through: "\n")
      return true
    }
    guard scalar.properties.isPatternWhitespace else { return false }
    position += 1
    return true
  }

  /// The next element with its quantifier: none for a comment, several for `\Q…\E`.
  private mutating func readItems() throws(PatternFault) -> [PatternItem] {
    guard let scalar = next() else { return [] }
    switch scalar {
    case "\\":
      if take("Q") { return readQuoted() }
      if take("E") { return [] }
      return [quantified(try readEscape())]
    case "[": return [quantified(.character(readClass()))]
    case "(": return try readGroup().map { quantified($0) }.map { [$0] } ?? []
    case "^", "$":
      let isOfLine = options.edgesAreOfLines
      return [quantified(isOfLine ? .assertion([]) : .edge(isStart: scalar == "^"))]
    case ".":
      let reach: CharacterReach =
        options.dotMatchesLineBreak ? .all : CharacterReach.lineBreak.inverted
      return [quantified(.character(reach))]
    default: return [quantified(.character(reach(of: scalar.value)))]
    }
  }

  /// `\Q…\E`; a quantifier after it belongs to the last character alone.
  private mutating func readQuoted() -> [PatternItem] {
    var items: [PatternItem] = []
    while peek() != nil, !take("\\E") {
      guard let scalar = next() else { break }
      items.append(PatternItem(shape: .character(reach(of: scalar.value))))
    }
    if let last = items.popLast() { items.append(quantified(last.shape)) }
    return items
  }

  /// One character, in both cases where case does not count.
  func reach(of value: UInt32) -> CharacterReach {
    fold(CharacterReach(from: value, through: value))
  }

  func fold(_ reach: CharacterReach) -> CharacterReach {
    options.ignoresCase ? reach.foldingCase : reach
  }

  // MARK: Quantifiers

  private mutating func quantified(_ shape: PatternItem.Shape) -> PatternItem {
    quantified(PatternItem(shape: shape))
  }

  private mutating func quantified(_ bare: PatternItem) -> PatternItem {
    var item = bare
    while skipIgnored() {}
    if take("*") {
      item.isOptional = true
      item.isUnbounded = true
    } else if take("+") {
      item.isUnbounded = true
    } else if take("?") {
      item.isOptional = true
    } else if let counts = takeCounts() {
      item.isOptional = counts.least == 0
      item.isUnbounded = counts.most == nil
    } else {
      return item
    }
    if take("+") { item.isAtomic = true } else { _ = take("?") }
    return item
  }

  /// `{n}`, `{n,}` or `{n,m}`; any other brace is a character.
  private mutating func takeCounts() -> (least: Int, most: Int?)? {
    let start = position
    guard take("{"), let least = takeNumber() else {
      position = start
      return nil
    }
    if take("}") { return (least, least) }
    guard take(",") else {
      position = start
      return nil
    }
    if take("}") { return (least, nil) }
    guard let most = takeNumber(), take("}") else {
      position = start
      return nil
    }
    return (least, most)
  }

  /// Decimal digits, up to nine of them.
  mutating func takeNumber() -> Int? {
    var number: Int?
    while let scalar = peek(), ("0"..."9").contains(scalar), (number ?? 0) < 100_000_000 {
      number = (number ?? 0) * 10 + Int(scalar.value) - 48
      position += 1
    }
    return number
  }
}
