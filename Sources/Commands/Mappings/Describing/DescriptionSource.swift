import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// Finds what a person says about a mapping: the sentences, and answers to what was asked.
struct DescriptionSource {
  let text: String?
  /// A path, or `-` for standard input.
  let file: String?
  /// `NUMBER=TEXT` each.
  let answers: [String]
  /// Whether a description that nobody drafted from may be written over.
  let mayLose: Bool
  let options: WorkspaceOptions
  let context: CommandContext

  /// What is said now, and the answers that were given to the same description before.
  ///
  /// `keptAt`: where the description is kept; `spec`: the mapping whose questions are answered.
  ///
  /// - Throws: CFG109 where nothing is said, M106 where too much is, CFG002 for a file that cannot
  ///   be read, CFG110 where
  ///   another description stands there that nothing was drafted from, CFG113 for an answer to no
  ///   question.
  func description(keptAt path: String, spec: MappingSpec?) throws -> DescriptionNow {
    let keptText = try WorkspaceFolder.textIfThere(at: path)
    let said = try said().map { AnsweredDescription($0) }
    if let keptText, said == nil { try SavedText.expectReadable(keptText, from: path) }
    let kept = keptText.map { AnsweredDescription($0) }
    guard var description = said ?? kept, !description.text.allSatisfy(\.isWhitespace) else {
      throw Diagnostic(
        .error,
        .CFG109,
        "there is no description",
        at: Location(file == nil ? path : place),
        hint: "Say it with --text \"…\", with --file FILE or - for standard input, "
          + "or write it into \(path)."
      )
    }
    if let kept, spec == nil, !mayLose, kept.text != description.text,
      !kept.text.allSatisfy(\.isWhitespace)
    {
      throw Diagnostic(
        .error,
        .CFG110,
        "another description stands there, nothing was drafted from it, and it would be lost",
        at: Location(path),
        hint: "Leave --text and --file out to draft from it, take another name or folder, or say"
          + " --regenerate, which loses it."
      )
    }
    if let kept, kept.text == description.text {
      let new = description.answers
      description = kept
      for answer in new { description.add(answer) }
    }
    for answer in try newAnswers(to: spec) { description.add(answer) }
    try SaidText.expectDescription(description.written, from: said == nil ? path : place)
    return DescriptionNow(description, kept: kept.map { Self.drafted($0, spec) })
  }

  /// What is kept, without the answers that came last and that nothing was drafted from yet.
  private static func drafted(
    _ kept: AnsweredDescription,
    _ spec: MappingSpec?
  ) -> AnsweredDescription {
    guard let spec else { return kept }
    let read = spec.description.compactMap { AnsweredQuestion(sentence: $0.text) }
    guard kept.answers.starts(with: read) else { return kept }
    var drafted = AnsweredDescription(kept.text)
    for answer in read { drafted.add(answer) }
    return drafted
  }

  /// What messages call that which is said with the command.
  private var place: String {
    text == nil ? (file == "-" ? "stdin" : file ?? "--text") : "--text"
  }

  /// What is said with the command; `nil` for nothing.
  private func said() throws -> String? {
    guard let said = text ?? (file == "-" ? context.input.rest : nil) else {
      return try file.map { try SaidText.reading(options.path($0), named: $0) }
    }
    try SavedText.expectReadable(said, from: place)
    return said
  }

  private func newAnswers(to spec: MappingSpec?) throws(Diagnostic) -> [AnsweredQuestion] {
    guard !answers.isEmpty else { return [] }
    let questions = spec?.questions ?? []
    do throws(QuestionDialogue.AnswerFault) {
      return try QuestionDialogue.answers(answers, to: questions)
    } catch {
      throw refusal(error, of: questions)
    }
  }

  private func refusal(
    _ fault: QuestionDialogue.AnswerFault,
    of questions: [Question]
  ) -> Diagnostic {
    let list = questions.enumerated().map { "\($0 + 1). \($1.text)" }.joined(separator: " ")
    let message =
      switch fault {
      case .form(let text): "\"\(text)\" is no answer"
      case .letter(let letter, let count):
        QuestionDialogue.noOption(letter, of: count)
      case .twice(let number): "question \(number) is answered twice"
      case .number(let number, 0): "question \(number) is answered, and none is open"
      case .number(let number, let count):
        "question \(number) is answered, and there \(count == 1 ? "is 1" : "are \(count)")"
      }
    return Diagnostic(
      .error,
      .CFG113,
      message,
      at: Location("--answer"),
      hint: questions.isEmpty
        ? "An answer that was given is a line of description.md: change it there, and run the "
          + "command again."
        : "Write NUMBER=TEXT, or NUMBER=LETTER for an option. The questions: " + list
    )
  }
}
