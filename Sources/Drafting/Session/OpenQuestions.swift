import Diagnostics
import MappingLanguage
import Records

/// Turns what is left after the last repair into questions for a person.
enum OpenQuestions {
  /// The spec with a question for every error and every unanswered sentence that has none yet.
  ///
  /// Where the model asked about the very words that a rule stands for, or about the required
  /// field that nothing writes, its question is the better one. Asking mends nothing: the problem
  /// stays in the report.
  static func added(
    to spec: MappingSpec,
    for diagnostics: [Diagnostic],
    _ order: DraftOrder
  ) -> MappingSpec {
    var spec = spec
    let own = spec.questions
    let asked = Set(own.flatMap(\.because))
    let answers = GivenAnswers(in: spec)
    for problem in diagnostics where problem.severity == .error || problem.code == .M802 {
      let question = question(for: problem, in: spec)
      guard !spec.questions.contains(where: { $0.text == question.text }),
        answers.answer(to: question.text)?.answer.isDoneElsewhere != true
      else { continue }
      let isAsked =
        if let field = unwritten(problem, in: order.target) {
          own.contains { names(field, $0, order) }
        } else {
          question.because.contains { asked.contains($0) }
        }
      if !isAsked { spec.questions.append(question) }
    }
    // Where a question is asked again, nothing is asked about the answer that did not settle it.
    let texts = Set(spec.questions.map(\.text))
    spec.questions.removeAll { question in
      guard !asked.isSuperset(of: question.because), question.because.count == 1,
        let answer = AnsweredQuestion(sentence: question.because[0].quote)
      else { return false }
      return texts.contains(answer.question)
    }
    return spec
  }

  /// Questions in the same words as one, with all that they are about.
  static func merged(_ questions: [Question]) -> [Question] {
    var merged: [Question] = []
    for question in questions {
      guard let place = merged.firstIndex(where: { $0.text == question.text }) else {
        merged.append(question)
        continue
      }
      merged[place].because += question.because.filter { !merged[place].because.contains($0) }
      merged[place].options += question.options.filter { !merged[place].options.contains($0) }
    }
    return merged
  }

  /// The required field that a problem says nothing writes; its words are those of no sentence.
  private static func unwritten(_ problem: Diagnostic, in target: Catalog) -> CatalogField? {
    guard problem.code == .M401 else { return nil }
    return target.fields.first { $0.drawing == problem.expected }
  }

  /// Whether a question names a field of the target, and not only another with a longer name.
  private static func names(
    _ field: CatalogField,
    _ question: Question,
    _ order: DraftOrder
  ) -> Bool {
    let others = order.target.fields + order.source.fields
    return FieldMention.names(field, in: question.text, besides: others)
  }

  /// The sentence of the description that a problem is about as a whole.
  static func sentence(of problem: Diagnostic, in spec: MappingSpec) -> Sentence? {
    guard let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:)),
      place.tokens.count == 2, place.tokens[0] == "description", let index = Int(place.tokens[1]),
      spec.description.indices.contains(index)
    else { return nil }
    return spec.description[index]
  }

  /// A question about a rule without the rule's identifier; `nil` for any other.
  static func withoutRule(_ question: String) -> String? {
    guard question.hasSuffix(")" + end), let start = question.ranges(of: " (").last else {
      return nil
    }
    return String(question[..<start.lowerBound])
  }

  private static let end = ". What should happen?"

  /// Takes out what is not in the form of a spec, so that the rest can be read.
  ///
  /// What was taken out becomes a question that quotes it.
  static func salvaged(_ document: JSON, _ diagnostics: [Diagnostic]) -> JSON {
    let parts = Set(
      diagnostics.compactMap { problem -> JSONPointer? in
        let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:))
        return place.flatMap(RepairScope.part)
      }.filter { $0.tokens.count == 2 }
    )
    var object = document.object ?? JSONObject()
    var questions = object["questions"]?.array ?? []
    let ordered = parts.sorted { (Int($0.tokens[1]) ?? 0) > (Int($1.tokens[1]) ?? 0) }
    for part in ordered {
      guard var items = object[part.tokens[0]]?.array, let index = Int(part.tokens[1]),
        items.indices.contains(index)
      else { continue }
      let removed = items.remove(at: index)
      object[part.tokens[0]] = .array(items)
      if part.tokens[0] == "questions" {
        questions = items
      } else {
        questions.append(unreadable(removed, in: part.tokens[0]))
      }
    }
    object["questions"] = .array(questions)
    return .object(object)
  }

  private static func unreadable(_ part: JSON, in section: String) -> JSON {
    let name = part["target"]?.string ?? part["name"]?.string ?? part["id"]?.string ?? "?"
    let text = "The model's draft of \"\(name)\" (\(section)) could not be read. What should it be?"
    let reasons = (part["because"]?.array ?? []).filter {
      $0["s"]?.string != nil && $0["quote"]?.string != nil && $0.object?.members.count == 2
    }
    return ["because": .array(reasons), "text": .string(text), "options": []]
  }

  static func question(for problem: Diagnostic, in spec: MappingSpec) -> Question {
    if let asked = asked(about: problem) { return asked }
    let message = problem.message.prefix(1).uppercased() + problem.message.dropFirst()
    let rule = problem.rule.map { " (\($0))" } ?? ""
    return Question(
      because: reasons(of: problem, in: spec),
      text: "\(message)\(rule)\(end)",
      options: problem.fixes.filter { $0.grade != .asks }.map(\.title)
    )
  }

  /// The question that the checker itself would put.
  static func asked(about problem: Diagnostic) -> Question? {
    problem.fixes.lazy.filter { $0.grade == .asks }.compactMap(asked).first
  }

  /// The question that a fix would add.
  private static func asked(_ fix: Fix) -> Question? {
    let operations = (try? JSON(parsing: fix.patch))?.array ?? []
    let values = operations.filter { $0["path"]?.string?.hasPrefix("/questions") ?? false }
      .flatMap { operation -> [JSON] in
        let value = operation["value"] ?? .null
        return value.array ?? [value]
      }
    return values.lazy.compactMap { value -> Question? in
      guard let text = value["text"]?.string else { return nil }
      return Question(
        because: (value["because"]?.array ?? []).compactMap { reason in
          guard let sentence = reason["s"]?.string, let quote = reason["quote"]?.string
          else { return nil }
          return Because(sentence, quote: quote)
        },
        text: text,
        options: (value["options"]?.array ?? []).compactMap(\.string)
      )
    }.first
  }

  private static func reasons(of problem: Diagnostic, in spec: MappingSpec) -> [Because] {
    let place = problem.location?.pointer.flatMap(JSONPointer.init(parsing:))
    if let place, place.tokens.count > 1, let index = Int(place.tokens[1]) {
      switch place.tokens[0] {
      case "rules" where spec.rules.indices.contains(index): return spec.rules[index].because
      case "filters" where spec.filters.indices.contains(index): return spec.filters[index].because
      case "variables" where spec.variables.indices.contains(index):
        return spec.variables[index].because
      case "description" where spec.description.indices.contains(index):
        let sentence = spec.description[index]
        return [Because(sentence.id, quote: sentence.text)]
      default: break
      }
    }
    let sentences = spec.description + spec.assumptions
    return problem.because.compactMap { cited in
      sentences.first { $0.id == cited.id }.map { Because($0.id, quote: $0.text) }
    }
  }
}
