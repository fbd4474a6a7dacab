import Matching
import Records

/// A mapping while it is written, sentence by sentence.
struct MappingDraft {
  let source: Catalog
  let target: Catalog
  let readOnly: [String]
  let candidates: CandidateLines
  let surroundings: Surroundings
  /// The mapping as it was, where one is revised.
  let present: JSON?

  /// The sentences by their ids.
  var texts: [String: String] = [:]
  var rules: [DraftedRule] = []
  var lookups: [JSON] = []
  var valueMaps: [JSON] = []
  var variables: [JSON] = []
  var filters: [JSON] = []
  /// Filters of the mapping that a new sentence takes back.
  var withdrawn: [JSON] = []
  var notMapped: [JSON] = []
  var questions: [JSON] = []
  var assumptions: [(id: String, text: String)] = []
  /// What people answered to questions, by the questions' texts.
  var answers: [String: GivenAnswer] = [:]
  /// The questions whose answers were looked at.
  var used: Set<String> = []
  /// The questions whose answers are being read.
  var following: Set<String> = []
  /// Target fields that the description leaves out, with the sentence that says so.
  var leftOut: [String: String] = [:]
  /// Target fields about which a sentence says more than was read.
  var undecided: Set<String> = []
  /// Words that are not read yet, and wait for an answer: what they name is not copied meanwhile.
  var waiting: [String] = []
  /// Source fields that a sentence replaces by others.
  var replaced: Set<String> = []
  /// What identifies a record, once a sentence or the candidates said so.
  var keyTarget: String?
  var operation: String?
  /// What general sentences cover, until it is known whether a list says it better.
  var generals: [(sentence: String, quote: String, isHeading: Bool)] = []
  /// Sentences that want everything but some fields.
  var everythingBut: [(sentence: String, quote: String)] = []
  /// Whether some words were not read: they may name what is copied.
  var hasUnread = false
  /// Whether a list names what is copied.
  var hasList = false
  /// Targets to fill only where they are empty, by the sentence that says so.
  var fillOnly: [(field: CatalogField?, sentence: String, quote: String)] = []
  var pendingChanges:
    [(fields: [FieldReference], changes: [Change], sentence: String, quote: String)] = []
  var phoneRegion: String?
  /// The region that a sentence of the description read now says, and the sentence.
  var saidRegion: (region: String, sentence: String)?
  /// The field that says where numbers without a country code are from.
  var phoneCountry: (FieldReference, ValueTable?, sentence: String, quote: String)?
  /// What look-ups can ask.
  var lookupObjects: [LookupObject] = []
  /// How days in text come, once a sentence says it.
  var dateFormats: [String]?
  var timeZone = "UTC"
  /// How source fields come, by their names.
  var arrivals: [String: Change] = [:]
  /// Whether a missing value clears what the target has, once a sentence says it.
  var clearsBlanks: Bool?
  /// What was read of each sentence, for what comes later.
  var settings: [(sentence: String, quote: String)] = []

  init(
    source: CatalogLines,
    target: CatalogLines,
    candidates: CandidateLines,
    present: JSON? = nil
  ) {
    self.source = source.catalog
    self.target = target.catalog
    readOnly = target.readOnly
    self.candidates = candidates
    self.present = present
    surroundings = Surroundings(source: source.catalog, target: target.catalog)
  }

  var isRevision: Bool { present != nil }

  func ruleIndex(of target: String) -> Int? { rules.firstIndex { $0.target.name == target } }

  mutating func assume(_ text: String) -> String {
    if let known = assumptions.first(where: { $0.text == text }) { return known.id }
    let number = (assumptions.compactMap { Int($0.id.dropFirst()) }.max() ?? 0) + 1
    assumptions.append(("A\(number)", text))
    return "A\(number)"
  }

  mutating func leave(_ field: String?, reason: String, _ sentence: String, _ quote: String) {
    notMapped.append(
      .members([
        "field": field.map { .string($0) }, "because": [self.reason(sentence, quote)],
        "reason": .string(reason),
      ])
    )
  }

  /// Words that are too few to say why stand with their sentence.
  func reason(_ sentence: String, _ quote: String) -> JSON {
    let isLong = quote.count { $0.isLetter || $0.isNumber } >= 3
    return Canonical.reason(sentence, isLong ? quote : texts[sentence] ?? quote)
  }

  // MARK: Questions

  /// Asks, unless the question was answered; the answer then.
  @discardableResult
  mutating func ask(
    _ text: String,
    options: [String],
    _ sentence: String,
    _ quote: String
  ) -> GivenAnswer? {
    if let answer = answers[text], !following.contains(text) {
      used.insert(text)
      return answer
    }
    let question: JSON = [
      "because": [reason(sentence, quote)], "text": .string(text),
      "options": .strings(options),
    ]
    if !questions.contains(question) { questions.append(question) }
    return nil
  }

  static let leaveItOut = "Leave it out"

  /// The field that a phrase names; asks where none or several could be meant.
  mutating func find(_ reference: FieldReference, _ sentence: String) -> CatalogField? {
    if let field = reference.field { return field }
    let isSource = reference.side == .source
    let catalog = isSource ? source : target
    let names = isSource ? surroundings.sources : surroundings.targets
    let near = reference.fields.isEmpty ? names.suggestions(for: reference.text) : reference.fields
    let options = near.map { "\($0.name) (\($0.label))" } + [Self.leaveItOut]
    let side = "\(catalog.system) \(catalog.object)"
    let answer = ask(
      question(about: reference, side, near),
      options: options,
      sentence,
      reference.quote
    )
    guard let answer else { return nil }
    if Self.leavesOut(answer.text) {
      leaveBoth(answer, sentence, reference.quote)
      return nil
    }
    guard let chosen = field(named: answer.text, of: isSource ? .source : .target) else {
      follow(answer, question(about: reference, side, near), sentence, reference.quote)
      return nil
    }
    citing = (answer.sentence, answer.quote)
    return chosen
  }

  /// The words that name the key, until its rule is written.
  var keyReason: (sentence: String, quote: String)?
  /// An answer that the next rule rests on.
  var citing: (sentence: String, quote: String)?

  private func question(
    about reference: FieldReference,
    _ side: String,
    _ near: [CatalogField]
  ) -> String {
    if reference.fields.count > 1 {
      return "Which field of \(side) is \"\(reference.text)\"?"
    }
    if let name = readOnlyName(reference) {
      return "\(name) of \(side) can only be read. What should happen with it?"
    }
    return "There is no field \"\(reference.text)\" in \(side). Which one is meant?"
  }

  private func readOnlyName(_ reference: FieldReference) -> String? {
    guard reference.side == .target else { return nil }
    let wanted = FieldNames.folded(reference.text)
    return readOnly.first { name in
      let folded = FieldNames.folded(name)
      return folded == wanted || Set(NameTokens.of(name)) == Set(NameTokens.of(reference.text))
    }
  }
}

/// What somebody answered to a question.
struct GivenAnswer: Hashable {
  var text: String
  var sentence: String
  var quote: String
}
