import Records

extension ValueExpression {
  /// One line for review; never parsed.
  package var text: String {
    let head: String
    switch self.head {
    case .atom(let atom): head = atom.text
    case .coalesce(let atoms): head = "first of (\(Self.list(atoms)))"
    case .concat(let atoms, let separator, let nulls):
      let between = separator.isEmpty ? "" : " with '\(separator)'"
      let skip = nulls == .null ? ", null if one is" : ""
      head = "joined (\(Self.list(atoms)))\(between)\(skip)"
    case .choice(let arms, let otherwise):
      let parts = arms.map { "\($0.value.text) if \($0.when.text)" }
      head = "case (\(parts.joined(separator: "; ")); else \(otherwise.text))"
    case .calc(let calculation, let atoms, let nulls):
      let skip = nulls == .skip ? ", nulls left out" : ""
      head = "\(calculation.rawValue) of (\(Self.list(atoms))\(skip))"
    case .list(let atoms): head = "list (\(Self.list(atoms)))"
    case .test(let condition): head = "whether (\(condition.text))"
    }
    return ([head] + then.map(\.text)).joined(separator: " | ")
  }

  private static func list(_ atoms: [Atom]) -> String {
    atoms.map(\.text).joined(separator: ", ")
  }
}

extension Atom {
  package var text: String {
    let head: String
    switch source {
    case .field(let name): head = name
    case .constant(let value): head = value.quoted
    case .variable(let name): head = "var \(name)"
    case .lookup(let name): head = "look-up \(name)"
    case .run(let value): head = "run \(value.rawValue)"
    case .current(let name): head = "current \(name)"
    case .item(let name): head = "item \(name)"
    }
    return ([head + (asText ? " as text" : "")] + then.map(\.text)).joined(separator: " | ")
  }
}

extension Step {
  package var text: String {
    var parts = [function]
    for argument in arguments {
      let value: String
      switch argument.value {
      case .constant(let constant): value = constant.quoted
      case .variable(let name): value = "var \(name)"
      }
      parts.append(arguments.count == 1 ? value : "\(argument.name) \(value)")
    }
    if each { parts.append("each") }
    if nullOnError { parts.append("(null on error)") }
    return parts.joined(separator: " ")
  }
}

extension Condition {
  package var text: String {
    tests.map(\.text).joined(separator: mode == .all ? " and " : " or ")
  }
}

extension ConditionTest {
  package var text: String {
    let words = op.rawValue.split(separator: "_").joined(separator: " ")
    let verb: String
    switch op {
    case .equal: verb = "="
    case .notEqual: verb = "≠"
    case .less: verb = "<"
    case .lessOrEqual: verb = "≤"
    case .greater: verb = ">"
    case .greaterOrEqual: verb = "≥"
    case .isNull, .isNotNull, .isIn, .isNotIn, .contains, .notContains, .startsWith, .endsWith,
      .matches, .notMatches, .isTrue, .isFalse, .isNotTrue, .isNotFalse, .isNew, .isExisting:
      verb = words
    }
    var parts = [of?.text ?? "the record", verb]
    switch argument {
    case .none: break
    case .constant(let value): parts.append(value.quoted)
    case .atom(let atom): parts.append(atom.text)
    }
    return parts.joined(separator: " ")
  }
}

extension JSON {
  /// A constant as people write it: texts between single quotation marks.
  var quoted: String {
    if let text = string { return "'\(text)'" }
    if let items = array { return "[" + items.map(\.quoted).joined(separator: ", ") + "]" }
    return text()
  }
}
