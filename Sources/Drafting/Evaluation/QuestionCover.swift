import MappingLanguage
import Records

/// What is openly undecided in a draft: the sentences and target fields that its questions are
/// about.
struct QuestionCover {
  private(set) var sentences: Set<String> = []
  private(set) var fields: Set<String> = []

  private let expectation: DescriptionExpectation
  private let target: Catalog

  init(_ expectation: DescriptionExpectation, target: Catalog) {
    self.expectation = expectation
    self.target = target
  }

  /// Whether a target field, a sentence, or the record as a whole is undecided.
  func covers(_ name: String) -> Bool { fields.contains(name) || sentences.contains(name) }

  /// A question covers the fields that its sentences decide, and those it names.
  mutating func add(_ question: Question) {
    for reason in question.because { add(sentence: reason.sentence) }
    fields.formUnion(target.fields.filter { FieldMention.names($0, in: question.text) }.map(\.name))
  }

  /// What is not mapped covers the field it names, or else the fields its sentences decide.
  mutating func add(_ left: NotMapped) {
    if let field = left.field {
      if target.contains(field) { fields.insert(field) }
      return
    }
    for reason in left.because { add(sentence: reason.sentence) }
  }

  /// A rule that cannot run until a person decides.
  mutating func add(broken target: String) { fields.insert(target) }

  mutating func add(sentence: String) {
    sentences.insert(sentence)
    fields.formUnion(expectation.fields[sentence] ?? [])
  }
}
