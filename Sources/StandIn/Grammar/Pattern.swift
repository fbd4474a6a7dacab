/// A pattern over the tokens of a clause, written as text.
///
/// `set|make {target} to {value} (if|when {when:cond})?`: words with alternatives, `_` between
/// words that belong together, `?` after what may be missing, `( … | … )` for groups, `$name` for a
/// shared part of ``Lexicon``, `{name:kind}` for what a grammar of that kind reads, and the marks
/// `->` `=` `:` `;` `+` `*` `/` `<(` `)>` for brackets. A comma may stand before any words.
final class Pattern: Sendable {
  indirect enum Part: Sendable {
    case words([[String]])
    case choice([Part])
    case sequence([Part])
    case optional(Part)
    case capture(String, Kind)
  }

  /// What a capture reads.
  enum Kind: Int, CaseIterable, Sendable {

    case source
    case target
    /// A field of either side; the source's where both have it.
    case either
    case sources
    case targets
    case eithers
    case expr
    case cond
    case predicate
    /// Words, and in brackets the condition they stand for.
    case explained
    /// An address and its parts in brackets.
    case parts
    /// What records of the target hold already.
    case held
    case value
    case values
    case quoted
    case number
    case steps
    case records
    /// Records by words that no catalog has: `students`.
    case called
    /// Which of some records: `with consent 'no'`.
    case relative
    case clause
    case entries
    /// A table with the results first: `Won for 'paid' and Lost for 'cancelled'`.
    case choices
    case country
    case zone
    case pattern
    /// A day as one would be written.
    case example
    case words
    /// What goes along: fields, constants, pairs, a key.
    case items
    /// Fields, constants and pairs of fields; nothing with a verb of its own.
    case pairs

    init?(name: String) {
      guard let kind = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
      self = kind
    }
  }

  let root: Part
  /// For each part that must be there: the words it may begin with.
  let anchors: [Set<String>]

  init(_ text: String) {
    var parser = PatternParser(Self.expanded(text))
    root = parser.choice()
    anchors = Self.anchors(of: root)
  }

  /// Shared parts in their places.
  private static func expanded(_ text: String) -> String {
    var output = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "$") {
      output += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      let name = rest.prefix { $0.isLetter }
      let shared = Lexicon.shared[String(name)]
      precondition(shared != nil, "the lexicon has no part \(name)")
      output += shared ?? ""
      rest = rest.dropFirst(name.count)
    }
    return output + rest
  }

  private static func anchors(of part: Part) -> [Set<String>] {
    switch part {
    case .words(let alternatives): [Set(alternatives.map { $0[0] })]
    case .sequence(let parts): parts.flatMap { anchors(of: $0) }
    case .choice(let parts) where parts.count == 1: anchors(of: parts[0])
    case .choice, .optional, .capture: []
    }
  }
}

/// Reads the text of a pattern.
private struct PatternParser {
  private var items: [Substring]
  private var position = 0

  init(_ text: String) {
    items = text.replacing("<(", with: "⟨").replacing(")>", with: "⟩")
      .replacing("(", with: " ( ").replacing(")", with: " )").split(separator: " ")
  }

  mutating func choice() -> Pattern.Part {
    var options = [sequence()]
    while position < items.count, items[position] == "|" {
      position += 1
      options.append(sequence())
    }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func sequence() -> Pattern.Part {
    var parts: [Pattern.Part] = []
    while position < items.count, items[position] != "|", !items[position].hasPrefix(")") {
      parts.append(item())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func item() -> Pattern.Part {
    var text = items[position]
    position += 1
    if text == "(" {
      let inner = choice()
      let isOptional = position < items.count && items[position] == ")?"
      position += 1
      return isOptional ? .optional(inner) : inner
    }
    let isOptional = text.hasSuffix("?")
    if isOptional { text = text.dropLast() }
    let part = Self.atom(text)
    return isOptional ? .optional(part) : part
  }

  private static func atom(_ text: Substring) -> Pattern.Part {
    if text.hasPrefix("{") {
      let parts = text.dropFirst().dropLast().split(separator: ":").map(String.init)
      let kind = Pattern.Kind(name: parts[parts.count - 1])
      precondition(kind != nil, "there is no grammar for \(text)")
      return .capture(parts[0], kind ?? .words)
    }
    return .words(
      text.split(separator: "|").map { words in
        words.split(separator: "_").map { word in
          switch word {
          case "⟨": "("
          case "⟩": ")"
          default: String(word)
          }
        }
      }
    )
  }
}
