import Diagnostics
import MappingLanguage
import Records

/// Does what answers to earlier questions decided: where a person chose one of the fixes that a
/// question offered, that fix is made, and cites the answer.
struct DecidedFixes {
  private let order: DraftOrder
  private let answers: [String: String]
  /// More fixes than any description has answers end a circle.
  private static let fixesMax = 50

  init(_ order: DraftOrder) {
    self.order = order
    let given = AnsweredDescription(order.description).answers
    answers = Dictionary(given.map { ($0.question, $0.answer) }) { _, last in last }
  }

  /// The draft with every decided fix made that brings no error of its own.
  func made(in examination: Examination) -> Examination {
    guard !answers.isEmpty else { return examination }
    var examination = examination
    var tried: Set<Fix> = []
    while tried.count < Self.fixesMax, let spec = examination.spec,
      let next = decided(examination.diagnostics, in: spec, besides: tried)
    {
      tried.insert(next.fix)
      guard let document = document(examination.document, next.fix, next.answer, in: spec) else {
        continue
      }
      let after = Examination(document, for: order)
      if after.spec != nil, after.errorCount <= examination.errorCount { examination = after }
    }
    return examination
  }

  private func decided(
    _ problems: [Diagnostic],
    in spec: MappingSpec,
    besides tried: Set<Fix>
  ) -> (fix: Fix, answer: AnsweredQuestion)? {
    for problem in problems {
      let question = OpenQuestions.question(for: problem, in: spec).text
      guard let answer = answers[question], let fix = Self.fix(answer, of: problem),
        !tried.contains(fix)
      else { continue }
      return (fix, AnsweredQuestion(question: question, answer: answer))
    }
    return nil
  }

  /// The one fix that an answer chooses: by its title, or by what the title quotes.
  private static func fix(_ answer: String, of problem: Diagnostic) -> Fix? {
    let fixes = problem.fixes.filter { $0.grade != .asks }
    if let named = fixes.first(where: { $0.title == answer }) { return named }
    let quoting = fixes.filter {
      $0.title.contains("'\(answer)'") || $0.title.contains("\"\(answer)\"")
    }
    return quoting.count == 1 ? quoting[0] : nil
  }

  /// The document with the fix, which cites the answer's sentence wherever it changes something, or
  /// says that nothing is mapped for it.
  private func document(
    _ document: JSON,
    _ fix: Fix,
    _ answer: AnsweredQuestion,
    in spec: MappingSpec
  ) -> JSON? {
    guard let patch = try? JSONPatch(parsing: fix.patch, source: fix.title),
      var object = (try? patch.applied(to: document, source: fix.title))?.object
    else { return nil }
    guard let sentence = spec.description.first(where: { $0.text == answer.sentence }) else {
      return .object(object)
    }
    let reason: JSON = ["s": .string(sentence.id), "quote": .string(sentence.text)]
    let changed = patch.operations.first { operation in
      let tokens = operation.path.tokens
      return tokens.count > (operation.action == .remove ? 2 : 1)
        && ["rules", "filters", "variables"].contains(tokens[0])
    }
    let place = changed?.path.tokens
    if let place, var items = object[place[0]]?.array, let index = Int(place[1]),
      items.indices.contains(index), var item = items[index].object
    {
      item["because"] = .array((item["because"]?.array ?? []) + [reason])
      items[index] = .object(item)
      object[place[0]] = .array(items)
    } else {
      let left: JSON = ["because": [reason], "reason": .string("Decided: \(answer.answer)")]
      object["not_mapped"] = .array((object["not_mapped"]?.array ?? []) + [left])
    }
    return .object(object)
  }
}
