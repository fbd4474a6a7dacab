import Diagnostics
import Records

extension CheckRule {
  static let valuesFitTheirTarget = CheckRule(
    "Every value is of its target's type, or nothing is lost when it becomes it",
    [.M301, .M703]
  ) { context in
    context.assignments.compactMap { assignment in
      guard let type = assignment.type.type else { return nil }
      let field = assignment.field
      let verdict = Conversions.verdict(from: assignment.type, to: field.type)
      if case .fits = verdict { return nil }
      let advice = context.conversions.advice(from: assignment.type, to: field.type)
      let becomesDay = assignment.dayStep != nil
      var loses = false
      if case .loses = verdict { loses = true }
      return context.diagnostic(
        loses ? (becomesDay ? .note : .warning) : .error,
        loses ? .M703 : .M301,
        loses
          ? loss(assignment, context.spec.defaults)
          : "\(field.name) is \(field.type.name), and the value is \(type.name)",
        at: assignment.pointer,
        of: assignment.owner,
        hint: advice?.hint ?? (loses ? nil : "Write another value, or leave the field out."),
        found: type.name,
        expected: field.type.name,
        fixes: advice?.fixes(of: assignment.value, at: assignment.pointer) ?? []
      )
    }
  }

  /// What the house rules do where nothing else is said.
  private static func loss(_ assignment: Assignment, _ defaults: RuleDefaults) -> String {
    guard let step = assignment.dayStep else {
      return "\(assignment.field.name) holds whole numbers: a fraction makes the record invalid"
    }
    let zone = StepWords(step, defaults: defaults).timeZone
    return "\(assignment.field.name) holds days: a point in time becomes its day in \(zone)"
  }
}
