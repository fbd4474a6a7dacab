import Drafting
import MappingLanguage

/// What is said about a mapping now, and what was said when it was written.
struct DescriptionNow {
  var description: AnsweredDescription
  /// As it is kept beside the mapping; `nil` where nothing is.
  let kept: AnsweredDescription?

  init(_ description: AnsweredDescription, kept: AnsweredDescription?) {
    self.description = description
    self.kept = kept
  }

  /// The answers that came since, where nothing else is different; else none.
  var newAnswers: [AnsweredQuestion] {
    guard let kept, kept.text == description.text,
      description.answers.starts(with: kept.answers)
    else { return [] }
    return Array(description.answers.dropFirst(kept.answers.count))
  }

  /// The same with more answers, once this was written.
  func adding(_ answers: [AnsweredQuestion]) -> DescriptionNow {
    var next = description
    for answer in answers { next.add(answer) }
    return DescriptionNow(next, kept: description)
  }
}
