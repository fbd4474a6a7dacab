import Diagnostics
import Records

extension CheckRule {
  static let listsFitTheTarget = CheckRule(
    "A list has no more elements than its target takes",
    [.M302]
  ) { context in
    context.assignments.compactMap { assignment in
      let field = assignment.field
      guard let most = field.elementsMax(below: assignment.value), assignment.type.element != nil
      else { return nil }
      return context.diagnostic(
        .note,
        .M302,
        "\(field.name) takes \(most.of("element")): checked on write, a longer list makes the"
          + " record invalid",
        at: assignment.pointer,
        of: assignment.owner,
        hint: context.functions.contains("slice")
          ? "Add \"slice\" where cutting is what you want." : nil,
        found: assignment.type.name,
        expected: "at most \(most.of("element"))"
      )
    }
  }
}
