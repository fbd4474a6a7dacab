import Records

/// The fields that were spoken of just before: what "it", "its" and "them" stand for.
struct Topics: Hashable {
  private(set) var sources: [FieldReference] = []
  private(set) var targets: [FieldReference] = []
  /// Whether the last of it was that fields are copied.
  private(set) var areCopied = false

  init() {}

  /// What clauses speak of; nothing where some of it was not read.
  init(_ result: SentenceReader.Result) {
    self.init(result.isWhole ? result.readings.map(\.clause) : [])
  }

  init(_ clauses: [Clause]) {
    for reference in clauses.flatMap(\.references) { add(reference) }
    if case .copies? = clauses.last { areCopied = true }
  }

  var isEmpty: Bool { sources.isEmpty && targets.isEmpty }

  private mutating func add(_ reference: FieldReference) {
    guard let field = reference.field, reference.pronoun == nil else { return }
    func isKnown(_ other: FieldReference) -> Bool { other.field?.name == field.name }
    switch reference.side {
    case .source: if !sources.contains(where: isKnown) { sources.append(reference) }
    case .target: if !targets.contains(where: isKnown) { targets.append(reference) }
    case .either: break
    }
  }

  /// One field that is many: `the newsletter topics`.
  private func isPluralNoun(_ found: [FieldReference]) -> Bool {
    found.count == 1 && found[0].text.lowercased().hasSuffix("s")
      && !found[0].text.lowercased().hasSuffix("ss")
  }

  /// The fields a pronoun stands for; none where that is not sure.
  func antecedents(of reference: FieldReference) -> [FieldReference] {
    guard let pronoun = reference.pronoun else { return [reference] }
    let found: [FieldReference]
    switch reference.side {
    case .source: found = sources
    case .target: found = targets
    case .either: found = targets.isEmpty ? sources : targets
    }
    let isSure = pronoun.isPlural ? found.count > 1 || isPluralNoun(found) : found.count == 1
    guard isSure else { return [] }
    return found.map { field in
      FieldReference(
        fields: field.fields,
        side: field.side,
        text: field.text,
        quote: reference.quote
      )
    }
  }
}

/// A word that stands for fields named before.
struct Pronoun: Hashable {
  /// Where it stands in the sentence; `nil` where it is left out, as in "and goes into the amount".
  var place: Int?
  var isPlural = false

  static let singular: Set<String> = ["it", "its"]
  static let plural: Set<String> = ["them", "both"]

  /// What a verb without a subject speaks of.
  static func elided(_ side: FieldReference.Side) -> FieldReference {
    FieldReference(fields: [], side: side, text: "", quote: "", pronoun: Pronoun(place: nil))
  }
}

extension Clause {
  var hasPronoun: Bool { references.contains { $0.pronoun != nil } }

  /// Whether pronouns stand only where a field can be meant: "leave it out" may mean the record.
  var takesPronouns: Bool {
    let pronouns = references.compactMap(\.pronoun)
    guard !pronouns.isEmpty else { return true }
    switch self {
    case .change, .fillOnly, .write, .fallback, .when, .table, .key, .split, .rest:
      return true
    case .all(let members):
      return members.allSatisfy(\.takesPronouns)
    case .general, .copies, .lookup, .filter, .wanted, .leaveOut, .onlyNewer, .operation,
      .phoneRegion,
      .dateFormat, .zone, .blanks, .phoneCountry, .tableLookup, .note, .unused:
      return false
    }
  }
}
