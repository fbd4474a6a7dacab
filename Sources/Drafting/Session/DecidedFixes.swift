import Diagnostics
import MappingLanguage
import Records

/// Does what answers to earlier questions decided: where a person chose one of the fixes that a
/// question offered, that fix is made, and cites the answer; what they left as it is, and what an
/// answer speaks for, is listed as not mapped; and a question that is answered is not asked again.
struct DecidedFixes {
  private let order: DraftOrder
  /// Of a revision: what may change.
  private let watch: RevisionGuard?
  /// More fixes than any description has answers end a circle.
  private static let fixesMax = 50

  init(_ order: DraftOrder, within watch: RevisionGuard? = nil) {
    self.order = order
    self.watch = watch
  }

  /// The draft with every decided fix made that brings no error of its own.
  func made(in examination: Examination) -> Examination {
    guard let spec = examination.spec else { return examination }
    let answers = GivenAnswers(in: spec)
    guard !answers.isEmpty else { return examination }
    let settled = SettledSentences(answers, in: spec, before: watch?.before ?? order.before)
    let asked = spec.questions.filter { question in
      let given = answers.settling(question)
      return !given.isEmpty
        && given.allSatisfy { watch?.sentences.contains($0.sentence.id) ?? true }
    }
    var examination = without(asked, examination)
    examination = fixed(examination, answers)
    examination = left(examination, answers, settled)
    return unfollowed(asked, of: spec.questions, examination, answers)
  }

  // MARK: Questions

  /// The draft without questions that are answered, so that what they were about shows.
  private func without(_ questions: [Question], _ examination: Examination) -> Examination {
    guard !questions.isEmpty, var spec = examination.spec else { return examination }
    spec.questions.removeAll { questions.contains($0) }
    return Examination(spec.json, for: order, within: watch)
  }

  /// Asks again what nothing follows the answer to, where and as it was asked.
  private func unfollowed(
    _ questions: [Question],
    of before: [Question],
    _ examination: Examination,
    _ answers: GivenAnswers
  ) -> Examination {
    guard var spec = examination.spec else { return examination }
    let settled = questions.filter { question in
      answers.settling(question).allSatisfy { GivenAnswers.isFollowed($0, in: spec) }
    }
    guard settled.count < questions.count else { return examination }
    let added = spec.questions.filter { !before.contains($0) }
    spec.questions = before.filter { !settled.contains($0) } + added
    return Examination(spec.json, for: order, within: watch)
  }

  // MARK: Fixes

  private func fixed(_ examination: Examination, _ answers: GivenAnswers) -> Examination {
    var examination = examination
    var tried: Set<Fix> = []
    while tried.count < Self.fixesMax, let spec = examination.spec,
      let next = decided(examination.diagnostics, in: spec, answers, besides: tried)
    {
      tried.insert(next.fix)
      guard let document = document(examination.document, next.fix, next.given) else { continue }
      examination = taken(document, after: examination)
    }
    return examination
  }

  /// What a document comes to, where it may be and brings no error; else what was there.
  private func taken(_ document: JSON, after examination: Examination) -> Examination {
    let source = order.options.specName
    guard watch?.violations(to: document, source: source).isEmpty ?? true else {
      return examination
    }
    let after = Examination(document, for: order, within: watch)
    return after.spec != nil && after.errorCount <= examination.errorCount ? after : examination
  }

  private func decided(
    _ problems: [Diagnostic],
    in spec: MappingSpec,
    _ answers: GivenAnswers,
    besides tried: Set<Fix>
  ) -> (fix: Fix, given: GivenAnswers.Given)? {
    for problem in problems {
      guard let given = answers.answer(about: problem, in: spec),
        let fix = Self.fix(given.answer.answer, of: problem), !tried.contains(fix)
      else { continue }
      return (fix, given)
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
    return quoting.count == 1 ? quoting[0] : option(answer, of: problem)
  }

  /// The option that an answer names in place of a text that is none, be it near or not.
  private static func option(_ answer: String, of problem: Diagnostic) -> Fix? {
    guard problem.code == .M303,
      OpenQuestions.asked(about: problem)?.options.contains(answer) == true,
      let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:))
    else { return nil }
    let patch = JSONPatch([JSONPatch.Operation(.replace, place, value: .string(answer))])
    return Fix("use the option \"\(answer)\"", grade: .changesMeaning, patch: patch.json.text())
  }

  /// The document with the fix, which cites the answer's sentence wherever it changes something, or
  /// says that nothing is mapped for it.
  private func document(_ document: JSON, _ fix: Fix, _ given: GivenAnswers.Given) -> JSON? {
    guard let patch = try? JSONPatch(parsing: fix.patch, source: fix.title),
      var object = (try? patch.applied(to: document, source: fix.title))?.object
    else { return nil }
    let changed = patch.operations.first { operation in
      let tokens = operation.path.tokens
      return tokens.count > (operation.action == .remove ? 2 : 1)
        && ["rules", "filters", "variables"].contains(tokens[0])
    }
    let place = changed?.path.tokens
    if let place, var items = object[place[0]]?.array, let index = Int(place[1]),
      items.indices.contains(index), var item = items[index].object
    {
      item["because"] = .array((item["because"]?.array ?? []) + [given.reason.json])
      items[index] = .object(item)
      object[place[0]] = .array(items)
    } else {
      let entry = Self.left([given.reason], for: given)
      object["not_mapped"] = .array((object["not_mapped"]?.array ?? []) + [entry.json])
    }
    return .object(object)
  }

  // MARK: What is left

  private static func left(_ reasons: [Because], for given: GivenAnswers.Given) -> NotMapped {
    NotMapped(field: nil, because: reasons, reason: "Decided: \(given.answer.answer)")
  }

  /// Lists what a person said nothing is to be done about, and sentences that an answer which is
  /// followed speaks for.
  private func left(
    _ examination: Examination,
    _ answers: GivenAnswers,
    _ settled: SettledSentences
  ) -> Examination {
    var examination = examination
    var tried: Set<NotMapped> = []
    while tried.count < Self.fixesMax, var spec = examination.spec,
      let entry = examination.diagnostics.lazy.compactMap({
        Self.entry(for: $0, in: spec, answers, settled)
      }).first(where: { !tried.contains($0) })
    {
      tried.insert(entry)
      spec.notMapped.append(entry)
      examination = taken(spec.json, after: examination)
    }
    return examination
  }

  private static func entry(
    for problem: Diagnostic,
    in spec: MappingSpec,
    _ answers: GivenAnswers,
    _ settled: SettledSentences
  ) -> NotMapped? {
    guard let sentence = OpenQuestions.sentence(of: problem, in: spec) else { return nil }
    let reason = Because(sentence.id, quote: sentence.text)
    let question = OpenQuestions.question(for: problem, in: spec).text
    if let given = answers.answer(to: question), given.answer.leavesAsIs {
      return left([reason, given.reason], for: given)
    }
    guard problem.code == .M802 else { return nil }
    if let given = answers.all.first(where: { $0.sentence.id == sentence.id }) {
      return given.answer.leavesAsIs ? left([given.reason], for: given) : nil
    }
    let about = answers.answer(to: question) == nil ? settled.question(about: sentence) : question
    guard let about, let given = answers.answer(to: about),
      GivenAnswers.isFollowed(given, in: spec)
    else { return nil }
    return left([reason, given.reason], for: given)
  }
}
