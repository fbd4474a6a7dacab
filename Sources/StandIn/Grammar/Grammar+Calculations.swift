import Records

/// Values that are computed from others.
extension Grammar {
  static let sumForms: [Form<Expression>] = [
    moved("days?", "days"), moved("weeks?", "weeks"), moved("months?", "months"),
    moved("years?", "years"), moved("hours?", "hours"),
    Form("{e:expr} (times|multiplied_by|*) {n:value}") { scaled($0, "multiply") },
    Form("{e:expr} (divided_by|/) {n:value}") { scaled($0, "divide") },
    Form("(the)? sum of {f:sources}") { sum($0, "sum") },
    Form("{f:sources} added_up|added_together|summed|summed_up|in_total") { sum($0, "sum") },
    Form("(the)? product of {f:sources}") { sum($0, "product") },
    Form("(the)? {a:expr} (minus|less) {b:expr}") { words in
      guard let first = words.expression("a"), let second = words.expression("b") else {
        return nil
      }
      return .calculation("difference", [first, second])
    },
    Form("(the)? difference (of|between) {f:sources}") { sum($0, "difference") },
    Form("(the)? (larger|greater|higher|bigger|maximum|highest) of {f:sources}") {
      sum($0, "maximum")
    },
    Form("(the)? (smaller|lower|lesser|minimum|lowest) of {f:sources}") { sum($0, "minimum") },
  ]

  private static func moved(_ unit: String, _ name: String) -> Form<Expression> {
    let words = unit.hasSuffix("s?") ? "\(unit.dropLast(2))|\(unit.dropLast(1))" : unit
    return Form("{n:number} \(words) (after|from|later_than|past) {e:expr}") {
      shifted($0, name, 1)
    }
  }

  private static func shifted(_ words: Captures, _ unit: String, _ sign: Int) -> Expression? {
    guard let count = words.number("n") else { return nil }
    let isWeeks = unit == "weeks"
    let amount = count * sign * (isWeeks ? 7 : 1)
    return changed(
      words,
      [.step("add_duration", [.init(isWeeks ? "days" : unit, .integer(amount))])]
    )
  }

  private static func scaled(_ words: Captures, _ function: String) -> Expression? {
    guard let literal = words.literal("n"), literal.form == .number else { return nil }
    var arguments: [Change.Argument] = [.init("by", .number(literal.text))]
    if function == "divide" {
      arguments += [.init("scale", 2), .init("mode", "half_up")]
    }
    return changed(words, [.number(groups: nil), .step(function, arguments)])
  }

  private static func sum(_ words: Captures, _ function: String) -> Expression? {
    let fields = words.fields("f")
    return fields.count > 1 ? .calculation(function, fields.map { .field($0) }) : nil
  }
}
