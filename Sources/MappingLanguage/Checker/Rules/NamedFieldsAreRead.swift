import Diagnostics
import Records

extension CheckRule {
  static let namedFieldsAreRead = CheckRule(
    "A source field that a sentence names is read by what cites the sentence",
    [.M207, .M806]
  ) { context in
    let named = NamedFields(context)
    let readers = Readers(context)
    return context.coverage.enumerated().flatMap { index, coverage -> [Diagnostic] in
      let sentence = coverage.sentence
      let fields = named.fields(in: sentence.text)
      let things = coverage.citers
      guard !fields.isEmpty, !things.isEmpty, coverage.questions.isEmpty,
        coverage.notMapped.isEmpty
      else { return [] }
      let reach = things.reduce(into: Set<SpecUsage.Thing>()) {
        $0.formUnion(context.usage.reach(from: $1))
      }
      guard readers.areSound(reach) else { return [] }
      return fields.compactMap { field in
        let things = readers.things[field.name, default: []]
        guard things.isDisjoint(with: reach) else { return nil }
        return problem(field, sentence, at: index, isRead: !things.isEmpty, context)
      }
    }
  }

  private static func problem(
    _ field: CatalogField,
    _ sentence: Sentence,
    at index: Int,
    isRead: Bool,
    _ context: CheckContext
  ) -> Diagnostic {
    var diagnostic = context.diagnostic(
      .warning,
      isRead ? .M806 : .M207,
      isRead
        ? "\(sentence.id) names \"\(field.label)\", and nothing that cites it reads \(field.name)"
        : "\(sentence.id) names \"\(field.label)\", and nothing reads \(field.name)",
      at: JSONPointer(["description", String(index)]),
      hint: "Read \"\(field.name)\" where the sentence is cited, or say why not in \"not_mapped\".",
      found: sentence.text,
      expected: field.name
    )
    diagnostic.because = [sentence.id]
    return diagnostic
  }
}

/// Source fields by what stands for them in a sentence beyond doubt: a label of several words, or
/// an API name that is no word.
private struct NamedFields {
  /// By the words of the phrase.
  private var fields: [[String]: CatalogField] = [:]
  /// How many words phrases have.
  private let lengths: [Int]

  init(_ context: CheckContext) {
    let targets = Set(context.target.fields.map { Self.words($0.label) })
    for field in context.source.fields {
      let words = Self.words(field.label.contains(" ") ? field.label : field.name)
      let isClear = words.count > 1 || words.first?.contains("_") == true
      guard isClear, !targets.contains(words), fields[words] == nil else { continue }
      fields[words] = field
    }
    lengths = Set(fields.keys.map(\.count)).sorted()
  }

  /// Fields whose phrase stands in the text as whole words, in the order they come up.
  func fields(in text: String) -> [CatalogField] {
    let words = Self.words(text)
    var found: [CatalogField] = []
    for start in words.indices {
      for length in lengths where start + length <= words.count {
        guard let field = fields[Array(words[start..<start + length])], !found.contains(field)
        else { continue }
        found.append(field)
      }
    }
    return found
  }

  /// In small letters, without marks; `_` belongs to a name.
  private static func words(_ text: String) -> [String] {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
      return text.unicodeScalars.split { !isOfWord($0) }.map { String($0).lowercased() }
    }
    return text.utf8.split { !isOfWord(Unicode.Scalar($0)) }.map { word in
      String(decoding: CaseMapping.lowered(word), as: UTF8.self)
    }
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    CharacterChoice.isLetter(scalar) || CharacterChoice.isDigit(scalar) || scalar == "_"
  }
}

/// Which parts of a spec read which source field.
private struct Readers {
  private(set) var things: [String: Set<SpecUsage.Thing>] = [:]
  /// Parts that read, or use, what does not exist: that is the problem then.
  private var unsound: Set<SpecUsage.Thing> = []

  init(_ context: CheckContext) {
    for node in context.nodes.atoms {
      let thing = SpecUsage.thing(node.owner)
      let exists: Bool
      switch node.content.source {
      case .field(let name):
        things[name, default: []].insert(thing)
        exists = context.types.results[node.pointer]?.isUnknown == false
      case .item(let name):
        for field in context.source.fields where field.name.hasSuffix("." + name) {
          things[field.name, default: []].insert(thing)
        }
        exists = true
      case .variable(let name): exists = context.types.variables[name] != nil
      case .lookup(let name): exists = context.types.lookups[name] != nil
      case .constant, .run, .current: exists = true
      }
      if !exists { unsound.insert(thing) }
    }
  }

  func areSound(_ reach: Set<SpecUsage.Thing>) -> Bool { unsound.isDisjoint(with: reach) }
}

extension SentenceCoverage {
  /// The parts of the spec that cite it.
  fileprivate var citers: [SpecUsage.Thing] {
    rules.map { .rule($0) } + variables.map { .variable($0) } + filters.map { .filter($0) }
  }
}
