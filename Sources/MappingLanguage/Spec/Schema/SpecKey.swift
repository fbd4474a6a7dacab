/// One key of an object in a spec: what it takes, and what it means.
struct SpecKey: Sendable {
  /// What stands behind a key.
  enum Form: Sendable {
    /// Any text.
    case text
    /// A text that says something.
    case name
    case flag
    /// The version of the language.
    case version
    /// One of a few words.
    case word([String])
    /// A text, number, boolean or null.
    case scalar
    /// A scalar other than null.
    case something
    /// A scalar or a list of scalars.
    case constant
    /// An object of any members.
    case members
    /// An object of any members, or null.
    case membersOrNull
    case texts
    case one(SpecThing)
    case list(SpecThing, min: Int, within: SpecLimits.Bound)

    static func list(of thing: SpecThing, min: Int = 0) -> Form {
      .list(thing, min: min, within: SpecLimits.elements)
    }

    static func word<Word>(_ type: Word.Type) -> Form
    where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
      .word(type.allCases.map(\.rawValue))
    }
  }

  let name: String
  let form: Form
  /// For a person; one sentence.
  let meaning: String

  init(_ name: String, _ form: Form, _ meaning: String) {
    self.name = name
    self.form = form
    self.meaning = meaning
  }
}

/// The keys that one kind of object in a spec has: those that the reader takes, and the schema
/// tells.
struct SpecKeys: Sendable {
  /// What messages call the object.
  let title: String
  let required: [SpecKey]
  let optional: [SpecKey]
  let requiredNames: [String]
  let optionalNames: [String]

  init(_ title: String, _ required: [SpecKey], optional: [SpecKey] = []) {
    self.title = title
    self.required = required
    self.optional = optional
    requiredNames = required.map(\.name)
    optionalNames = optional.map(\.name)
  }

  var all: [SpecKey] { required + optional }
  /// The first key, where it says what the object is.
  var head: String { requiredNames[0] }
}

/// A kind of object that stands in several places, or in a list.
enum SpecThing: String, CaseIterable, Sendable {
  case sentence
  case source
  case read
  case target
  case defaults
  case reason
  case question
  case valueMap = "value_map"
  case entry
  case lookup
  case match
  case variable
  case part
  case filter
  case ask
  case rule
  case notMapped = "not_mapped"
  case value
  case arm
  case atom
  case step
  case condition
  case test
  case specTest = "spec_test"
  case expectation

  /// For a person; one sentence.
  var meaning: String {
    switch self {
    case .sentence: "One numbered sentence."
    case .source: "The object that is read."
    case .read: "How text becomes values."
    case .target: "The object that is written."
    case .defaults: "What holds for every rule that does not say otherwise."
    case .reason: "A sentence, and the words of it that say so."
    case .question: "What a person must answer before the mapping can be approved."
    case .valueMap: "A table of values that stand for others; the step map_value uses it."
    case .entry: "One value, and what it becomes."
    case .lookup: "A question about another record."
    case .match: "A field of the other record, and what it must be."
    case .variable: "A named value; with parts a record, with each a list of records."
    case .part: "One field of the record that is made."
    case .filter: "What becomes of records for which the condition holds, before any rule."
    case .ask: "The question that a person is asked about a record that waits."
    case .rule: "How one target field gets its value."
    case .notMapped: "A field or sentences that were looked at and left out."
    case .value: "One head, and steps after it: an atom, or atoms put together."
    case .arm: "A condition, and the value where it holds."
    case .atom: "One thing that can be read, and steps after it."
    case .step: "A function, and its parameters beside it."
    case .condition: "A list of tests: all of them, or any."
    case .test: "One comparison; every comparison with null is false."
    case .specTest: "A test that runs with every check."
    case .expectation: "What must come out."
    }
  }
}
