import Diagnostics
import Records

extension CheckRule {
  static let textsFitTheLength = CheckRule(
    "A text is no longer than its target takes, and has its target's form",
    [.M302]
  ) { context in
    context.assignments.flatMap { assignment -> [Diagnostic] in
      guard let type = assignment.type.type,
        Conversions.verdict(from: assignment.type, to: assignment.field.type) != .differs
      else { return [] }
      if assignment.field.type == .optionSet { return optionsNote(assignment, context) }
      guard type.isTextual, assignment.field.type.isTextual else { return [] }
      return lengthProblems(assignment, context) + formNote(assignment, context)
    }
  }

  private static func lengthProblems(
    _ assignment: Assignment,
    _ context: CheckContext
  )
    -> [Diagnostic]
  {
    let (field, type) = (assignment.field, assignment.type)
    guard let max = field.maxLength, field.type != .option, !field.takesIDs(of: type)
    else { return [] }
    let unit = field.lengthUnit
    if let values = type.values, values.allSatisfy(\.isWritten) {
      return values.filter { field.length(of: $0.text) > max }.map { value in
        context.diagnostic(
          .error,
          .M302,
          "\(field.name) takes \(unit.of(max)), this text has \(field.length(of: value.text))",
          at: value.writtenAt ?? assignment.pointer,
          of: assignment.owner,
          hint: "Write a shorter text.",
          found: value.value.text(),
          expected: "at most \(unit.of(max))"
        )
      }
    }
    let bound = type.maxLength(in: unit)
    if let bound, bound <= max { return [] }
    if let bound, let fix = truncateFix(assignment, max) {
      return [
        context.diagnostic(
          .warning,
          .M302,
          "the cut text can have \(unit.of(bound)), and \(field.name) takes \(max)",
          at: assignment.pointer,
          of: assignment.owner,
          hint: "Cut it to \(unit.of(max)).",
          found: "at most \(unit.of(bound))",
          expected: "at most \(unit.of(max))",
          fixes: [fix]
        )
      ]
    }
    return [checkedOnWrite(assignment, max, bound, context)]
  }

  /// The house rule: what is too long makes the record invalid, it is never cut unasked.
  private static func checkedOnWrite(
    _ assignment: Assignment,
    _ max: Int,
    _ bound: Int?,
    _ context: CheckContext
  ) -> Diagnostic {
    let field = assignment.field
    let unit = field.lengthUnit
    let length = bound.map { "can have \(unit.of($0))" } ?? "can be of any length"
    // Half an id is the id of nothing, or of something else.
    let canTruncate =
      context.functions.contains("truncate") && assignment.type.type?.isID == false
    let truncate = Step("truncate", [Step.Argument("max", .constant(.integer(max)))])
    let most = bound == nil ? unit.of(max) : String(max)
    return context.diagnostic(
      .note,
      .M302,
      "the value \(length), and \(field.name) takes \(most): checked on write, a longer one makes"
        + " the record invalid",
      at: assignment.pointer,
      of: assignment.owner,
      hint: canTruncate ? "Add \"truncate\" where cutting is what you want." : nil,
      found: bound.map { "at most \(unit.of($0))" },
      expected: "at most \(unit.of(max))",
      fixes: canTruncate
        ? [
          Fix(
            "cut it to \(unit.of(max))",
            grade: .changesMeaning,
            patch: FixPatch.append([truncate], to: assignment.value, at: assignment.pointer)
          )
        ] : []
    )
  }

  /// Where the last step is a `truncate` to more than the target takes.
  private static func truncateFix(_ assignment: Assignment, _ max: Int) -> Fix? {
    let steps = assignment.value.lastSteps
    guard let last = steps.last, last.function == "truncate" else { return nil }
    let place = assignment.pointer.appending("then").appending(steps.count - 1)
    let unit = assignment.field.lengthUnit
    var operations = [
      JSONPatch.Operation(.replace, place.appending("max"), value: .integer(max))
    ]
    // In a rule, the field's own unit counts where the step names none.
    if last["unit"] != nil || assignment.owner.kind != .rule {
      operations.append(
        JSONPatch.Operation(.add, place.appending("unit"), value: .string(unit.rawValue))
      )
    }
    return Fix(
      "cut it to \(unit.of(max))",
      grade: .changesMeaning,
      patch: FixPatch.text(operations)
    )
  }

  /// Texts to a set of options: the target's own test decides for each of them.
  private static func optionsNote(
    _ assignment: Assignment,
    _ context: CheckContext
  ) -> [Diagnostic] {
    let (field, type) = (assignment.field, assignment.type)
    let isList = type.type?.element != nil
    guard field.restricted, type.values == nil, type.type?.innermost == .text else { return [] }
    return [
      context.diagnostic(
        .note,
        .M302,
        "\(field.name) takes \(isList ? "its options" : "one of its options, and the text is one")"
          + ": checked on write, anything else makes the record invalid",
        at: assignment.pointer,
        of: assignment.owner,
        hint: isList || !context.functions.contains("split")
          ? nil : "Add \"split\" where the text holds several.",
        found: type.name,
        expected: field.type.name
      )
    ]
  }

  /// Text to an address, a number or a picklist: the target's own test decides for each record.
  private static func formNote(_ assignment: Assignment, _ context: CheckContext) -> [Diagnostic] {
    let field = assignment.field
    let isWritten = assignment.type.values?.allSatisfy(\.isWritten) ?? false
    guard assignment.type.type != field.type, !isWritten else { return [] }
    let what: String
    switch field.type {
    case .email: what = "an e-mail address"
    case .phone: what = "a telephone number"
    case .url: what = "a URL"
    case .option where field.restricted && assignment.type.values == nil:
      what = "one of its options"
    case .text, .int, .dec, .bool, .date, .datetime, .country, .language, .currency, .option,
      .optionSet, .id, .reference, .record, .json, .list:
      return []
    }
    return [
      context.diagnostic(
        .note,
        .M302,
        "\(field.name) takes \(what): checked on write, anything else makes the record invalid",
        at: assignment.pointer,
        of: assignment.owner,
        hint: field.type == .option && context.functions.contains("to_option")
          ? "Add \"to_option\" where labels should count too." : nil,
        found: assignment.type.name,
        expected: field.type.name
      )
    ]
  }
}

extension CatalogField {
  /// Whether it holds ids, and a value is one: ids of its kind are as long as they are.
  func takesIDs(of type: InferredType) -> Bool { self.type.isID && type.type?.isID == true }

  /// The length of a text as this field counts.
  func length(of text: String) -> Int {
    switch lengthUnit {
    case .codePoint: text.unicodeScalars.count
    case .utf16: text.utf16.count
    case .byte: text.utf8.count
    }
  }
}

extension FieldType {
  fileprivate var isID: Bool { self == .id || self == .reference }
}
