import Diagnostics
import Records

extension CheckRule {
  static let namedFieldsAreRead = CheckRule(
    "A source field that a sentence names is read by what cites the sentence",
    [.M207, .M806]
  ) { context in
    let named = NamedFields(context.source)
    let readers = Readers(context)
    lazy var targets = NamedFields.labels(of: context.target)
    return context.coverage.enumerated().flatMap { index, coverage -> [Diagnostic] in
      let sentence = coverage.sentence
      let fields = named.fields(in: sentence.said)
      let things = coverage.citers
      guard !fields.isEmpty, !things.isEmpty, coverage.questions.isEmpty,
        coverage.notMapped.isEmpty
      else { return [] }
      // What is read where the sentence is cited needs no second look.
      let unread = fields.filter { readers.things[$0.name, default: []].isDisjoint(with: things) }
      guard !unread.isEmpty else { return [] }
      let reach = things.reduce(into: Set<SpecUsage.Thing>()) {
        $0.formUnion(context.usage.reach(from: $1))
      }
      guard readers.areSound(reach) else { return [] }
      return unread.compactMap { field in
        let things = readers.things[field.name, default: []]
        guard things.isDisjoint(with: reach), !targets.contains(NamedFields.phrase(of: field))
        else { return nil }
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
      expected: field.name,
      fixes: [
        context.ask(
          "What shall become of \(field.label): \(sentence.text)",
          options: ["Nothing"],
          because: [Because(sentence.id, quote: sentence.text)]
        )
      ]
    )
    diagnostic.because = [Citation(sentence.id)]
    return diagnostic
  }
}

/// Source fields by what stands for them in a sentence beyond doubt: a label of several words, or
/// an API name that is no word.
private struct NamedFields {
  private let fields: [CatalogField]
  /// By the hash of the phrase.
  private var places: [UInt64: Int] = [:]
  /// The hashes of words that phrases begin with.
  private var beginnings: Set<UInt64> = []
  /// How many words phrases have.
  private var lengths: Set<Int> = []

  init(_ catalog: Catalog) {
    fields = catalog.fields
    for place in fields.indices {
      let name = Self.name(fields[place])
      guard Self.canBeClear(name) else { continue }
      let words = SmallWords(name)
      guard words.count > 1 || words.hasUnderscore, words.count > 0 else { continue }
      let hash = words.hash(from: 0, words.count)
      guard places[hash] == nil else { continue }
      places[hash] = place
      beginnings.insert(words.hashes[0])
      lengths.insert(words.count)
    }
  }

  /// The labels of a catalog that may be clear, as phrases.
  static func labels(of catalog: Catalog) -> Set<String> {
    Set(catalog.fields.map(\.label).filter(canBeClear).map { SmallWords($0).phrase })
  }

  /// What stands for a field in a sentence.
  static func phrase(of field: CatalogField) -> String { SmallWords(name(field)).phrase }

  private static func name(_ field: CatalogField) -> String {
    field.label.utf8.contains(0x20) ? field.label : field.name
  }

  /// One word of letters is only a word.
  private static func canBeClear(_ name: String) -> Bool {
    !name.utf8.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
  }

  /// Fields whose phrase stands in the text as whole words, in the order they come up.
  func fields(in text: String) -> [CatalogField] {
    let words = SmallWords(text)
    var found: [Int] = []
    for start in 0..<words.count where beginnings.contains(words.hashes[start]) {
      for length in lengths where start + length <= words.count {
        guard let place = places[words.hash(from: start, length)], !found.contains(place),
          words.phrase(from: start, length) == Self.phrase(of: fields[place])
        else { continue }
        found.append(place)
      }
    }
    return found.map { fields[$0] }
  }
}

/// The words of a text in small letters, without marks; `_` belongs to a name.
private struct SmallWords {
  private let bytes: [UInt8]
  private var ranges: [Range<Int>] = []
  /// Of each word.
  private(set) var hashes: [UInt64] = []

  init(_ text: String) {
    var bytes = Array(text.utf8)
    if bytes.contains(where: { $0 >= 0x80 }) {
      // Beyond ASCII, letters are told from marks one by one.
      bytes = CaseMapping.lowered(Self.withoutMarks(text))
    }
    ranges.reserveCapacity(bytes.count / 4 + 1)
    hashes.reserveCapacity(bytes.count / 4 + 1)
    var start = -1
    var hash = Self.seed
    for index in bytes.indices {
      var byte = bytes[index]
      if byte &- UInt8(ascii: "A") < 26 {
        byte |= 0x20
        bytes[index] = byte
      }
      if byte &- UInt8(ascii: "a") < 26 || HostName.isDigit(byte) || byte == 0x5F || byte >= 0x80 {
        if start < 0 { (start, hash) = (index, Self.seed) }
        hash = (hash ^ UInt64(byte)) &* Self.prime
      } else if start >= 0 {
        ranges.append(start..<index)
        hashes.append(hash)
        start = -1
      }
    }
    if start >= 0 {
      ranges.append(start..<bytes.count)
      hashes.append(hash)
    }
    self.bytes = bytes
  }

  private static func withoutMarks(_ text: String) -> [UInt8] {
    var plain = ""
    for scalar in text.unicodeScalars {
      let isOfWord = scalar.isASCII || CharacterChoice.isLetter(scalar)
      plain.unicodeScalars.append(isOfWord ? scalar : " ")
    }
    return Array(plain.utf8)
  }

  // FNV-1a; what it finds is compared.
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  var count: Int { ranges.count }
  var hasUnderscore: Bool { bytes.contains(0x5F) }
  var phrase: String { phrase(from: 0, count) }

  func hash(from start: Int, _ length: Int) -> UInt64 {
    hashes[start..<start + length].reduce(Self.seed) { ($0 ^ $1) &* Self.prime }
  }

  /// The words, a blank between them.
  func phrase(from start: Int, _ length: Int) -> String {
    var phrase: [UInt8] = []
    for index in start..<start + length {
      if index > start { phrase.append(0x20) }
      phrase.append(contentsOf: bytes[ranges[index]])
    }
    return String(decoding: phrase, as: UTF8.self)
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
        exists = !node.type.isUnknown
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
