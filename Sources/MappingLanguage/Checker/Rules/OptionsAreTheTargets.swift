import Diagnostics
import Records

extension CheckRule {
  static let optionsAreTheTargets = CheckRule(
    "A value written to a picklist is one of its options",
    [.M303, .M306]
  ) { context in
    context.assignments.flatMap { assignment -> [Diagnostic] in
      let field = assignment.field
      guard field.type == .option || field.type == .optionSet, !field.options.isEmpty,
        Conversions.verdict(from: assignment.type, to: field.type) == .fits,
        let values = assignment.type.values
      else { return [] }
      // The house rules let a label stand for its option.
      let options = Set(field.activeOptions.flatMap { [$0.value, $0.label] })
      let outside = values.filter { !options.contains($0.text) && !$0.isRetired }
      let written = outside.filter(\.isWritten).map { value in
        outsideDiagnostic(value, assignment, context)
      }
      return written + uncovered(outside.filter { !$0.isWritten }, assignment, context)
    }
  }

  // MARK: Constants of the spec

  private static func outsideDiagnostic(
    _ value: PossibleValue,
    _ assignment: Assignment,
    _ context: CheckContext
  ) -> Diagnostic {
    let field = assignment.field
    let pointer = value.writtenAt ?? assignment.pointer
    let names = ValueNames(of: field)
    let said = names.said(by: value.text)
    let count = field.activeOptions.count
    let message =
      field.restricted
      ? "\(field.name) is a restricted picklist; '\(value.text)' is not one of its \(count)"
        + " active options"
      : "'\(value.text)' is not one of the \(count) options of \(field.name)"
    return context.diagnostic(
      field.restricted ? .error : .warning,
      .M303,
      message,
      at: pointer,
      of: assignment.owner,
      hint: said.map { "Write the option's value: \"\($0)\"." }
        ?? "Add the option in \(context.target.system) and pull the catalog again, or use one of"
        + " the options.",
      found: value.value.text(),
      expected: drawing(field),
      candidates: candidates(said, value.text, names, field),
      fixes: said.map { [writing($0, at: pointer)] }
        ?? fixes(value, names, assignment, pointer, context)
    )
  }

  /// The options that the text may mean; where it is like none, those that there are.
  private static func candidates(
    _ said: String?,
    _ text: String,
    _ names: ValueNames,
    _ field: CatalogField
  ) -> [Candidate] {
    let options = field.activeOptions
    let near = names.near(text)
    let meant = said.map { [$0] } ?? near.meant.map { [$0] } ?? near.things
    let offered = meant.isEmpty ? options.map(\.value) : meant
    return offered.prefix(Candidate.most).map { value in
      Candidate(value, label: options.first { $0.value == value }?.label)
    }
  }

  private static func writing(_ option: String, at pointer: JSONPointer) -> Fix {
    let patch = FixPatch.replace(pointer, with: .string(option))
    return Fix("write its value \"\(option)\"", grade: .likely, patch: patch)
  }

  private static func fixes(
    _ value: PossibleValue,
    _ names: ValueNames,
    _ assignment: Assignment,
    _ pointer: JSONPointer,
    _ context: CheckContext
  ) -> [Fix] {
    let field = assignment.field
    let values = field.activeOptions.map(\.value)
    let closest = Array(names.near(value.text).closest.prefix(2))
    let offered = (closest + values.filter { !closest.contains($0) }).prefix(5)
    let near = closest.map { option in
      Fix(
        "use the \(closest.count == 1 ? "closest " : "")option \"\(option)\"",
        grade: .changesMeaning,
        patch: FixPatch.replace(pointer, with: .string(option))
      )
    }
    let question = context.ask(
      "'\(value.text)' is not an option of \(field.label). Add it, or use another?",
      options: [AnsweredQuestion.addedElsewhere + context.target.system] + offered,
      because: assignment.owner.because
    )
    return near + [question]
  }

  private static func drawing(_ field: CatalogField) -> String {
    "one of " + CheckContext.list(field.activeOptions.map(\.value))
  }

  // MARK: Options of the source

  private static func uncovered(
    _ outside: [PossibleValue],
    _ assignment: Assignment,
    _ context: CheckContext
  ) -> [Diagnostic] {
    let field = assignment.field
    guard let name = outside.first?.sourceField else { return [] }
    let count = outside.count
    return [
      context.diagnostic(
        field.restricted ? .error : .note,
        .M306,
        "\(count) option\(count == 1 ? "" : "s") of \(name) \(count == 1 ? "is" : "are") not"
          + (field.restricted
            ? " among the options of the restricted picklist \(field.name)"
            : " among the options of \(field.name), which takes new ones"),
        at: assignment.pointer,
        of: assignment.owner,
        hint: "Say what each becomes with a value map and \"map_value\", or with its \"else\""
          + (field.restricted
            ? "; or add them in \(context.target.system) and pull the catalog again." : "."),
        found: CheckContext.list(outside.map(\.text)),
        expected: drawing(field),
        fixes: field.restricted
          ? [
            context.ask(
              count == 1
                ? "1 value of \(name) is not an option of \(field.label). What does it become?"
                : "\(count) values of \(name) are not options of \(field.label)."
                  + " What do they become?",
              options: [AnsweredQuestion.addedElsewhere + context.target.system]
                + field.activeOptions.map(\.value).prefix(5),
              because: assignment.owner.because
            )
          ] : []
      )
    ]
  }
}
