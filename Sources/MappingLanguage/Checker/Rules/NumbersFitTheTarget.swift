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
        expected: problem.expected
      )
    }
  }

  private struct Excess {
    var message: String
    var hint: String
    var found: String
    var expected: String
  }

  private static func problem(_ type: InferredType, _ field: CatalogField) -> Excess? {
    if let own = type.scale, let scale = field.scale, own > scale, field.type == .dec {
      return Excess(
        message: "\(field.name) keeps \(scale) digits after the point, and the value has \(own)",
        hint: "Add \"round\" with a scale of \(scale) and a mode.",
        found: "\(own) digits after the point",
        expected: "at most \(scale)"
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
