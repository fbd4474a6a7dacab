import Diagnostics
import Records

extension CheckRule {
  static let numbersFitTheTarget = CheckRule(
    "A number has no more digits than its target and lies in its range",
    [.M304]
  ) { context in
    context.assignments.compactMap { assignment in
      guard let type = assignment.type.type, type.isNumber, assignment.field.type.isNumber,
        let problem = problem(assignment.type, assignment.field)
      else { return nil }
      return context.diagnostic(
        assignment.type.values == nil ? .warning : .error,
        .M304,
        problem.message,
        at: assignment.type.values?.first?.writtenAt ?? assignment.pointer,
        of: assignment.owner,
        hint: problem.hint,
        found: problem.found,
        expected: problem.expected,
        fixes: problem.hasOnlyDigits ? rounding(assignment) : bounding(assignment)
      )
    }
  }

  private struct Excess {
    var message: String
    var hint: String
    var found: String
    var expected: String
    /// Whether digits after the point are all that is too much.
    var hasOnlyDigits = false
  }

  private static func lastStep(_ assignment: Assignment) -> (step: Step, place: JSONPointer)? {
    let steps = assignment.value.lastSteps
    return steps.last.map {
      ($0, assignment.pointer.appending("then").appending(steps.count - 1))
    }
  }

  /// Rounds to the digits that the target keeps: the last step if it rounds, or one more.
  private static func rounding(_ assignment: Assignment) -> [Fix] {
    guard let scale = assignment.field.scale else { return [] }
    let patch: String
    if let (step, place) = lastStep(assignment), step["scale"] != nil, step["mode"] != nil {
      patch = FixPatch.replace(place.appending("scale"), with: .integer(scale))
    } else {
      let round = Step(
        "round",
        [
          Step.Argument("mode", .constant("half_up")),
          Step.Argument("scale", .constant(.integer(scale))),
        ]
      )
      patch = FixPatch.append([round], to: assignment.value, at: assignment.pointer)
    }
    return [Fix("round it to \(scale) digits", grade: .changesMeaning, patch: patch)]
  }

  /// Gives a last step that has limits those of the target.
  private static func bounding(_ assignment: Assignment) -> [Fix] {
    guard let (step, place) = lastStep(assignment), step.function == "to_integer" else { return [] }
    let limits = [("min", assignment.field.minimum), ("max", assignment.field.maximum)]
    let operations = limits.compactMap { name, limit -> JSONPatch.Operation? in
      guard let limit, isBeyond(step[name], limit, isLowest: name == "min") else { return nil }
      return JSONPatch.Operation(.add, place.appending(name), value: .integer(Int(limit)))
    }
    guard !operations.isEmpty else { return [] }
    // What is outside makes the record invalid in either place.
    return [Fix("take the target's limits", grade: .likely, patch: FixPatch.text(operations))]
  }

  private static func isBeyond(
    _ own: Step.Argument.Value?,
    _ limit: Int64,
    isLowest: Bool
  ) -> Bool {
    guard case .constant(let json)? = own, let number = json.int else { return own == nil }
    return isLowest ? number < limit : number > limit
  }

  private static func problem(_ type: InferredType, _ field: CatalogField) -> Excess? {
    if let own = type.scale, let scale = field.scale, own > scale, field.type == .dec {
      return Excess(
        message: "\(field.name) keeps \(scale) digits after the point, and the value has \(own)",
        hint: "Add \"round\" with a scale of \(scale) and a mode.",
        found: "\(own) digits after the point",
        expected: "at most \(scale)",
        hasOnlyDigits: true
      )
    }
    let isBelow = type.minimum.flatMap { low in field.minimum.map { low < $0 } } ?? false
    let isAbove = type.maximum.flatMap { high in field.maximum.map { high > $0 } } ?? false
    if isBelow || isAbove {
      let lowest = field.minimum.map { "from \($0) " } ?? ""
      let highest = field.maximum.map { "to \($0)" } ?? ""
      return Excess(
        message: "\(field.name) does not take every value this can have",
        hint: "Give \"to_integer\" the same limits; what is outside makes the record invalid.",
        found: (type.minimum.map { "from \($0) " } ?? "") + (type.maximum.map { "to \($0)" } ?? ""),
        expected: lowest + highest
      )
    }
    if let own = type.precision, let precision = field.precision,
      own - (type.scale ?? 0) > precision - (field.scale ?? 0)
    {
      return Excess(
        message: "\(field.name) takes \(precision - (field.scale ?? 0)) digits before the point",
        hint: "Larger values make the record invalid when they are written.",
        found: "\(own - (type.scale ?? 0)) digits before the point",
        expected: "at most \(precision - (field.scale ?? 0))"
      )
    }
    return nil
  }
}
