import Records

/// Says what pieces of a spec do in words of everyday.
enum PlainWords {
  // MARK: Values

  static func of(_ value: ValueExpression) -> String {
    let head: String
    switch value.head {
    case .atom(let atom): head = of(atom)
    case .coalesce(let atoms): head = "the first of \(list(atoms)) that is not empty"
    case .concat(let atoms, let separator, let nulls):
      let between = separator.isEmpty ? "" : " with '\(separator)' between them"
      let empty = nulls == .null ? "; nothing where one is empty" : "; empty ones are left out"
      head = "\(list(atoms)) joined\(between)\(empty)"
    case .choice(let arms, let otherwise):
      let parts = arms.map { "\(of($0.value)) where \(of($0.when))" }
      head = (parts + ["otherwise \(of(otherwise))"]).joined(separator: "; ")
    case .calc(let calculation, let atoms, let nulls):
      let empty = nulls == .null ? "; nothing where one is empty" : "; empty ones are left out"
      head = "\(of(calculation)) \(list(atoms))\(empty)"
    case .list(let atoms): head = "a list of \(list(atoms))"
    case .test(let condition): head = "whether \(of(condition))"
    }
    return head + value.then.map(of).joined()
  }

  static func of(_ atom: Atom) -> String {
    let head: String
    switch atom.source {
    case .field(let name): head = name
    case .constant(.null): head = "nothing"
    case .constant(let value): head = value.quoted
    case .variable(let name): head = "the variable \(name)"
    case .lookup(let name): head = "what the look-up \(name) finds"
    case .run(.startedAt): head = "the start of the run"
    case .run(.runID): head = "the number of the run"
    case .run(.specID): head = "the name of the mapping"
    case .run(.sourceSystem): head = "the name of the source"
    case .current(let name): head = "what \(name) holds now"
    case .item(let name): head = "the element's \(name)"
    }
    return head + (atom.asText ? " as it is spelled" : "") + atom.then.map(of).joined()
  }

  private static func list(_ atoms: [Atom]) -> String {
    let parts = atoms.map { $0.then.isEmpty ? of($0) : "(\(of($0)))" }
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private static func of(_ calculation: ValueExpression.Calculation) -> String {
    switch calculation {
    case .sum: "the sum of"
    case .difference: "the difference of"
    case .product: "the product of"
    case .quotient: "the quotient of"
    case .minimum: "the smallest of"
    case .maximum: "the largest of"
    case .daysBetween: "the days between"
    }
  }

  // MARK: Steps

  static func of(_ step: Step) -> String {
    func value(_ name: String) -> String {
      switch step[name] {
      case .constant(.null): "nothing"
      case .constant(let constant): constant.quoted
      case .variable(let name): "the variable \(name)"
      case nil: ""
      }
    }
    switch step.function {
    case "default": return ", or \(value("value")) where that is empty"
    case "map_value":
      let table = ", translated by the table \(value("map"))"
      if step["else"] != nil { return table + " (\(value("else")) where it lists nothing)" }
      return table
        + (step["unlisted"] == .constant("keep")
          ? " (kept where it lists nothing)" : " (an error where it lists nothing)")
    case "to_option":
      let rest = step["else"] == nil ? "an error" : value("else")
      return ", as the target's option of that name (\(rest) where there is none)"
    case "option_label": return ", by its label"
    case "truncate": return ", cut to \(value("max")) characters"
    case "lower": return ", in small letters"
    case "upper": return ", in capitals"
    case "trim", "collapse_whitespace": return ", without needless blanks"
    case "prepend": return ", with \(value("text")) before it"
    case "append": return ", with \(value("text")) after it"
    case "null_if": return ", unless it is one of \(value("values"))"
    case "only_values": return ", if it is one of \(value("values"))"
    default: return ", then \(step.text)"
    }
  }

  // MARK: Conditions

  static func of(_ condition: Condition) -> String {
    condition.tests.map(of).joined(separator: condition.mode == .all ? " and " : " or ")
  }

  private static func of(_ test: ConditionTest) -> String {
    let subject = test.of.map { of($0) } ?? "the record"
    let object: String
    switch test.argument {
    case .none: object = ""
    case .constant(let constant): object = " " + constant.quoted
    case .atom(let atom): object = " " + of(atom)
    }
    return subject + " " + of(test.op) + object
  }

  private static func of(_ op: ConditionTest.Operator) -> String {
    switch op {
    case .isNull: "is empty"
    case .isNotNull: "is not empty"
    case .equal: "is"
    case .notEqual: "is not"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    case .greater: "is more than"
    case .greaterOrEqual: "is at least"
    case .isIn: "is one of"
    case .isNotIn: "is none of"
    case .contains: "contains"
    case .notContains: "does not contain"
    case .startsWith: "starts with"
    case .endsWith: "ends with"
    case .matches: "matches"
    case .notMatches: "does not match"
    case .isTrue: "is true"
    case .isFalse: "is false"
    case .isNotTrue: "is not true"
    case .isNotFalse: "is not false"
    case .isNew: "is new to the target"
    case .isExisting: "is in the target already"
    }
  }

  // MARK: Policies

  static func of(_ policy: NullPolicy) -> String {
    switch policy {
    case .omit: "what the target holds stays"
    case .writeNull: "what the target holds is erased"
    case .rejectRecord: "the record is invalid"
    }
  }

  static func of(_ policy: ErrorPolicy) -> String {
    switch policy {
    case .rejectRecord: "the record is invalid"
    case .holdRecord: "the record is held for a person"
    case .null: "it counts as empty"
    case .failRun: "the run stops"
    }
  }

  static func of(_ policy: Lookup.OnNone) -> String {
    switch policy {
    case .null: "empty"
    case .error: "an error"
    case .create: "a record is created"
    case .no: "false"
    }
  }

  static func of(_ policy: Lookup.OnMany) -> String {
    switch policy {
    case .null: "empty"
    case .error: "an error"
    case .firstByID: "the one with the lowest id"
    case .yes: "true"
    }
  }
}
