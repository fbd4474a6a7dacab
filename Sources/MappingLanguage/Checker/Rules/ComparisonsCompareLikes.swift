import Diagnostics
import Records

extension CheckRule {
  static let comparisonsCompareLikes = CheckRule(
    "A test or a look-up compares values of one type, and a test orders only what has an order",
    [.M309]
  ) { context in
    let tests = context.nodes.tests.compactMap { node -> Diagnostic? in
      guard node.content.of != nil, let own = node.type.type,
        let problem = problem(node.content, own, argument(of: node, context))
      else { return nil }
      let mending = ComparisonMending(of: node, own, context)
      return context.diagnostic(
        .error,
        .M309,
        problem.message,
        at: node.pointer,
        of: node.owner,
        hint: mending.hint ?? problem.hint,
        found: "\(own.name) \(node.content.op.rawValue)",
        expected: ComparisonMending.expected(node.content.op, own),
        fixes: mending.fixes
      )
    }
    return tests + keys(context)
  }

  /// What look-ups are asked with, beside the fields and columns that it is compared with.
  private static func keys(_ context: CheckContext) -> [Diagnostic] {
    let catalogs = context.options.catalogsOfLookups
    return context.spec.lookups.enumerated().flatMap { index, lookup -> [Diagnostic] in
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      let catalog = catalogs.first { $0.system == lookup.system && $0.object == lookup.object }
      return lookup.match.enumerated().compactMap { position, match in
        let pointer = owner.pointer.appending("match").appending(position).appending("equals")
        let type = context.types[pointer]
        guard let field = catalog?[match.field], let own = type.type, !areLike(field.type, own)
        else { return nil }
        let advice = context.conversions.advice(from: type, to: field.type)
        return context.diagnostic(
          .error,
          .M309,
          "\(match.field) is \(field.type.name) and is compared with \(own.name)",
          at: pointer,
          of: owner,
          hint: advice?.hint ?? "Convert it to \(field.type.name).",
          found: own.name,
          expected: field.type.name,
          fixes: advice?.fixes(of: ValueExpression(.atom(match.equals)), at: pointer) ?? []
        )
      }
    }
  }

  private static func argument(
    of node: SpecNodes.Node<ConditionTest>,
    _ context: CheckContext
  ) -> Argument {
    switch node.content.argument {
    case .none: .none
    case .constant(let json): .constant(json)
    case .atom: .typed(context.types[node.pointer.appending("arg_of")])
    }
  }

  private enum Argument {
    case none
    case constant(JSON)
    case typed(InferredType)
  }

  private typealias Mismatch = (message: String, hint: String)

  private static func problem(
    _ test: ConditionTest,
    _ own: FieldType,
    _ argument: Argument
  )
    -> Mismatch?
  {
    switch test.op {
    case .isNull, .isNotNull, .isNew, .isExisting: return nil
    case .isTrue, .isFalse, .isNotTrue, .isNotFalse:
      return own == .bool
        ? nil
        : (
          "\(own.name) is neither true nor false",
          own.isTextual ? "Use \"eq\", or add the step \"to_boolean\"." : "Use \"eq\"."
        )
    case .equal, .notEqual:
      if own == .bool { return ("\(own.name) is compared", "Use \"is_true\" or \"is_false\".") }
      return comparison(own, argument)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if !own.isOrdered { return ("\(own.name) has no order", orderHint(own)) }
      return comparison(own, argument)
    case .isIn, .isNotIn:
      guard case .constant(let json) = argument else {
        return comparison(own, argument, list: true)
      }
      guard let items = json.array else {
        return ("\"\(test.op.rawValue)\" needs a list", "Write a list of values.")
      }
      return items.lazy.compactMap { comparison(own, .constant($0)) }.first
    case .contains, .notContains:
      if let element = own.element { return comparison(element, argument, orList: true) }
      return textual(test.op, own, argument)
    case .startsWith, .endsWith, .matches, .notMatches: return textual(test.op, own, argument)
    }
  }

  private static func orderHint(_ own: FieldType) -> String {
    own.isTextual
      ? "Convert it to a number or a date first." : "Compare with \"eq\" or \"in\"."
  }

  private static func textual(
    _ op: ConditionTest.Operator,
    _ own: FieldType,
    _ argument: Argument
  )
    -> Mismatch?
  {
    guard own.isTextual else {
      let equality = own.element == nil ? "Compare with \"eq\" or \"in\"." : "Use \"contains\"."
      return ("\"\(op.rawValue)\" tests texts, not \(own.name)", equality)
    }
    return comparison(.text, argument, orList: true)
  }

  private static func comparison(
    _ own: FieldType,
    _ argument: Argument,
    orList: Bool = false,
    list: Bool = false
  ) -> Mismatch? {
    switch argument {
    case .none: return nil
    case .constant(let json):
      if orList, let items = json.array {
        return items.lazy.compactMap { comparison(own, .constant($0)) }.first
      }
      return constant(json, own)
    case .typed(let type):
      guard let other = list ? type.type?.element : type.type else {
        return list && type.type != nil ? ("\(type.name) is no list", "Use \"eq\".") : nil
      }
      return areLike(own, other)
        ? nil : ("\(own.name) is compared with \(other.name)", "Convert one of them.")
    }
  }

  private static func areLike(_ left: FieldType, _ right: FieldType) -> Bool {
    left == right || (left.isTextual && right.isTextual) || (left.isNumber && right.isNumber)
  }

  /// A constant is read in the type of what it is compared with.
  private static func constant(_ json: JSON, _ own: FieldType) -> Mismatch? {
    let found = "\(own.name) is compared with \(json.text())"
    if json.isNull { return (found, "Write a value.") }
    if own.isTextual { return json.string == nil ? (found, "Write a text.") : nil }
    switch own {
    case .int, .dec: return json.number == nil ? (found, "Write a number.") : nil
    case .bool: return json.bool == nil ? (found, "Write true or false.") : nil
    case .date:
      return json.string.map(CalendarText.isDate) == true
        ? nil : (found, "Write a date such as 2031-05-01.")
    case .datetime:
      return json.string.map(CalendarText.isInstant) == true
        ? nil : (found, "Write an instant with its offset such as 2031-05-01T00:00:00Z.")
    case .record, .json, .list, .optionSet:
      return (found, "Take a single value out of it first.")
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      return nil
    }
  }
}
