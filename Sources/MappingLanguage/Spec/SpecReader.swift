import Diagnostics
import Records

/// Reads a spec's document strictly and collects everything that is wrong with its form.
///
/// Every function returns `nil` where it has reported why; nothing is guessed or left out silently.
struct SpecReader {
  /// The name of the document in messages.
  let source: String
  private(set) var problems: [Diagnostic] = []
  private var untold = 0

  init(source: String) { self.source = source }

  /// The problems, and how many more there are.
  var allProblems: [Diagnostic] {
    guard untold > 0 else { return problems }
    let more = Diagnostic(
      .error,
      .M106,
      "there are \(untold) more problems of the form",
      at: Location(source, pointer: ""),
      hint: "Mend those that are named first."
    )
    return problems + [more]
  }

  /// How many problems there are.
  var count: Int { problems.count + untold }

  /// Whether more problems would only be counted.
  private var isFull: Bool { problems.count >= SpecLimits.problemsMax }

  private mutating func report(_ problem: Diagnostic) {
    if isFull { untold += 1 } else { problems.append(problem) }
  }

  /// Reports a place that holds more than it may, and whether it does.
  mutating func exceeds(_ count: Int, _ bound: SpecLimits.Bound, at pointer: JSONPointer) -> Bool {
    guard count > bound.max else { return false }
    let place = Location(source, pointer: pointer.description)
    if let excess = SpecLimits.excess(count, bound, at: place) { report(excess) }
    return true
  }

  mutating func report(
    _ message: String,
    code: DiagnosticCode = .M101,
    at pointer: JSONPointer,
    hint: String? = nil,
    found: String? = nil,
    expected: String? = nil,
    near: [String] = [],
    fixes: [Fix] = []
  ) {
    report(
      Diagnostic(
        .error,
        code,
        message,
        at: Location(source, pointer: pointer.description),
        hint: hint,
        found: found,
        expected: expected,
        candidates: Candidate.list(near),
        fixes: fixes
      )
    )
  }

  private mutating func reportKind(_ place: SpecPlace, wanted: String) {
    report(
      "\(place.kind) stands where \(wanted) is needed",
      at: place.pointer,
      hint: "Write \(wanted) there.",
      found: place.drawing,
      expected: wanted
    )
  }

  // MARK: Objects

  /// The members of an object that has exactly these keys, and may have others besides.
  mutating func members(
    _ place: SpecPlace,
    _ keys: SpecKeys,
    also others: [String] = []
  ) -> SpecMembers? {
    members(
      place,
      of: keys.title,
      required: keys.requiredNames,
      optional: others.isEmpty ? keys.optionalNames : keys.optionalNames + others
    )
  }

  /// The members of an object that has exactly these keys; `what` is its name in messages.
  mutating func members(
    _ place: SpecPlace,
    of what: String,
    required: [String],
    optional: [String] = []
  ) -> SpecMembers? {
    guard let object = place.json.object else {
      reportKind(place, wanted: "an object")
      return nil
    }
    checkKeys(of: object, at: place.pointer, what, required: required, optional: optional)
    return SpecMembers(object: object, pointer: place.pointer)
  }

  private mutating func checkKeys(
    of object: JSONObject,
    at pointer: JSONPointer,
    _ what: String,
    required: [String],
    optional: [String]
  ) {
    let known = required + optional
    let unknown = object.names.filter { !known.contains($0) }
    let open = known.filter { object[$0] == nil }
    let missing = required.filter { object[$0] == nil }
    guard !unknown.isEmpty || !missing.isEmpty else { return }
    let expected = Self.keys(required: required, optional: optional)
    let told = unknown.prefix(SpecLimits.problemsMax - problems.count)
    untold += unknown.count - told.count
    let keys = UnknownKeys(told, open: open, missing: missing)
    for key in keys.keys {
      report(
        "\(what) has no key \"\(key.name)\"",
        at: pointer.appending(key.name),
        hint: key.hint ?? "Remove it.",
        expected: expected,
        near: key.near,
        fixes: [key.meant].compactMap(\.self).map { .renaming(key.name, to: $0, of: pointer) }
      )
    }
    for name in keys.missing {
      report(
        "\(what) needs the key \"\(name)\"",
        code: Self.missingCode(name, of: what),
        at: pointer,
        hint: Self.missingHint(name),
        expected: expected,
        fixes: Self.policyFixes(for: name, of: what, object, at: pointer)
      )
    }
  }

  /// A missing policy is a decision that was not made, not only a missing key.
  private static func missingCode(_ key: String, of what: String) -> DiagnosticCode {
    switch (what, key) {
    case ("defaults", "on_error"): .M502
    case ("a look-up", "on_none"), ("a look-up", "on_many"): .M505
    default: .M101
    }
  }

  private static func missingHint(_ key: String) -> String {
    switch key {
    case "on_error":
      "Say what a rule that fails does: \(words(ErrorPolicy.self))."
    case "on_null": "Say what a rule without a value does: \(words(NullPolicy.self))."
    case "on_none":
      "Say what happens when nothing is found: \(words(Lookup.OnNone.self))."
    case "on_many":
      "Say what happens when several are found: \(words(Lookup.OnMany.self))."
    default: "Add \"\(key)\"."
    }
  }

  private static func keys(required: [String], optional: [String]) -> String {
    let optionals = optional.map { "\($0) (optional)" }
    return (required + optionals).joined(separator: ", ")
  }

  private static func words<Word>(_ type: Word.Type) -> String
  where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }

  // MARK: Scalars

  mutating func text(_ place: SpecPlace?) -> String? {
    guard let place else { return nil }
    guard let text = place.json.string else {
      reportKind(place, wanted: "a text")
      return nil
    }
    return isTooLong(text, at: place.pointer) ? nil : text
  }

  /// Reports a text that is longer than one may be, and whether it is.
  mutating func isTooLong(_ text: String, at pointer: JSONPointer) -> Bool {
    exceeds(text.utf8.count, SpecLimits.text, at: pointer)
  }

  /// A text that says something.
  mutating func name(_ place: SpecPlace?) -> String? {
    guard let place, let text = text(place) else { return nil }
    guard text.contains(where: { !$0.isWhitespace }) else {
      report("a name is empty", at: place.pointer, hint: "Write a name.")
      return nil
    }
    return text
  }

  mutating func flag(_ place: SpecPlace?, default fallback: Bool) -> Bool {
    guard let place else { return fallback }
    guard let flag = place.json.bool else {
      reportKind(place, wanted: "true or false")
      return fallback
    }
    return flag
  }

  /// One of the words of an enumeration.
  ///
  /// `advice`: what is said about a word that no enumeration has but people write. `foreign`: the
  /// word that other languages write so.
  mutating func word<Word>(
    _ place: SpecPlace?,
    _ type: Word.Type = Word.self,
    advice: [String: String] = [:],
    foreign: (String) -> Word? = { _ in nil }
  ) -> Word?
  where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
    guard let place, let text = text(place) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let near = NearestNames(to: text, among: words, isVocabulary: true).meant
    let meant = advice[text] == nil ? foreign(text)?.rawValue ?? near : nil
    report(
      "\"\(text)\" is not one of the words that may stand here",
      at: place.pointer,
      hint: advice[text] ?? meant.map { "Use \"\($0)\"." }
        ?? NearestNames.hint(for: text, in: words, isVocabulary: true) ?? "Use one of them.",
      found: text,
      expected: words.joined(separator: ", "),
      near: meant.map { [$0] } ?? NearestNames.of(text, in: words),
      fixes: [meant].compactMap(\.self).map { word in
        let patch = FixPatch.replace(place.pointer, with: .string(word))
        return Fix("use \"\(word)\"", grade: .likely, patch: patch)
      }
    )
    return nil
  }

  /// A text, number, boolean or null.
  mutating func scalar(_ place: SpecPlace?) -> JSON? {
    guard let place else { return nil }
    switch place.json {
    case .null, .bool, .number, .string: return place.json
    case .array, .object:
      reportKind(place, wanted: "a text, number, boolean or null")
      return nil
    }
  }

  /// A scalar or a list of scalars.
  mutating func constant(_ place: SpecPlace?) -> JSON? {
    guard let place else { return nil }
    guard let items = place.json.array else { return scalar(place) }
    var isSound = true
    for (index, item) in items.enumerated() {
      let inner = SpecPlace(json: item, pointer: place.pointer.appending(index))
      if scalar(inner) == nil { isSound = false }
    }
    guard isSound else { return nil }
    return place.json
  }

  // MARK: Lists

  /// The readable elements of a list; an absent list is empty, and so is one that is too long.
  mutating func list<Element>(
    _ place: SpecPlace?,
    min: Int = 0,
    within bound: SpecLimits.Bound = SpecLimits.elements,
    _ read: (inout SpecReader, SpecPlace) -> Element?
  ) -> [Element] {
    guard let place else { return [] }
    guard let items = place.json.array else {
      reportKind(place, wanted: "a list")
      return []
    }
    guard !exceeds(items.count, bound, at: place.pointer) else { return [] }
    if items.count < min {
      report(
        "the list has \(items.count) elements",
        at: place.pointer,
        hint: "Write at least \(min).",
        expected: "at least \(min) elements"
      )
    }
    var elements: [Element] = []
    for (index, item) in items.enumerated() {
      let inner = SpecPlace(json: item, pointer: place.pointer.appending(index))
      if let element = read(&self, inner) { elements.append(element) }
    }
    return elements
  }

  mutating func texts(_ place: SpecPlace?) -> [String] {
    list(place) { reader, item in reader.text(item) }
  }
}
