import Diagnostics
import Records

/// Builds the patches of fixes, each against the spec as submitted.
enum FixPatch {
  static func text(_ operations: [JSONPatch.Operation]) -> String {
    JSONPatch(operations).json.text()
  }

  static func replace(_ pointer: JSONPointer, with value: JSON) -> String {
    text([JSONPatch.Operation(.replace, pointer, value: value)])
  }

  static func add(_ pointer: JSONPointer, _ value: JSON) -> String {
    text([JSONPatch.Operation(.add, pointer, value: value)])
  }

  static func remove(_ pointer: JSONPointer) -> String {
    text([JSONPatch.Operation(.remove, pointer)])
  }

  static func move(_ from: JSONPointer, to place: JSONPointer) -> String {
    text([JSONPatch.Operation(.move, place, from: from)])
  }

  /// Adds steps after everything a value does.
  static func append(_ steps: [Step], to value: ValueExpression, at pointer: JSONPointer) -> String
  {
    append(steps, after: value.lastSteps, at: pointer)
  }

  /// Adds steps after an atom's own.
  static func append(_ steps: [Step], to atom: Atom, at pointer: JSONPointer) -> String {
    append(steps, after: atom.then, at: pointer)
  }

  private static func append(
    _ steps: [Step],
    after existing: [Step],
    at pointer: JSONPointer
  )
    -> String
  {
    let list = pointer.appending("then")
    guard !existing.isEmpty else { return add(list, .array(steps.map(\.json))) }
    return text(steps.map { JSONPatch.Operation(.add, list.appending("-"), value: $0.json) })
  }

  /// Adds an element to one of the spec's lists, which is left out while it is empty.
  static func addElement(_ element: JSON, to list: String, isEmpty: Bool) -> String {
    text([addingElement(element, to: list, isEmpty: isEmpty)])
  }

  /// As `addElement`, among other operations; at the end of the list, or before another element.
  static func addingElement(
    _ element: JSON,
    to list: String,
    isEmpty: Bool,
    before place: String = "-"
  ) -> JSONPatch.Operation {
    isEmpty
      ? JSONPatch.Operation(.add, JSONPointer([list]), value: .array([element]))
      : JSONPatch.Operation(.add, JSONPointer([list, place]), value: element)
  }
}

extension ValueExpression {
  /// The steps after everything else that it does, as they stand behind its place.
  var lastSteps: [Step] {
    if case .atom(let atom) = head { atom.then } else { then }
  }
}

extension CheckContext {
  /// A fix that hands the decision to a person.
  func ask(_ text: String, options: [String], because: [Because]) -> Fix {
    let question = Question(because: because, text: text, options: options)
    return Fix(
      "ask the user",
      grade: .asks,
      patch: FixPatch.addElement(
        question.json,
        to: "questions",
        isEmpty: spec.questions.isEmpty
      )
    )
  }
}
