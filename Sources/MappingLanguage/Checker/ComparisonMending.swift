import Diagnostics
import Records

/// Writes the constant of a test in the type of what it is compared with.
struct ComparisonMending {
  let fixes: [Fix]

  /// `nil` where the constant is of another kind, or the test compares none.
  init?(of node: SpecNodes.Node<ConditionTest>, _ own: FieldType) {
    guard case .constant(let constant) = node.content.argument else { return nil }
    let operations: [JSONPatch.Operation]
    let title: String
    if own == .bool, let op = Self.booleanTest(node.content.op, constant) {
      operations = [
        JSONPatch.Operation(.replace, node.pointer.appending("op"), value: .string(op.rawValue)),
        JSONPatch.Operation(.remove, node.pointer.appending("arg")),
      ]
      title = "write it as \"\(op.rawValue)\""
    } else {
      let type = own.element ?? own
      guard Self.comparesValues(node.content.op, own),
        let mended = Self.mended(constant, type), mended != constant
      else { return nil }
      operations = [
        JSONPatch.Operation(.replace, node.pointer.appending("arg"), value: mended)
      ]
      title = "write it as \(mended.text())"
    }
    fixes = [Fix(title, grade: .likely, patch: FixPatch.text(operations))]
  }

  /// What a constant beside a value of the type looks like; `nil` where none may stand there.
  static func expected(_ op: ConditionTest.Operator, _ type: FieldType) -> String? {
    guard comparesValues(op, type) else { return nil }
    return switch type.element ?? type {
    case .int: "a whole number such as 10"
    case .dec: "a number such as 10.5"
    case .bool: "\"is_true\" or \"is_false\", without an argument"
    case .date: "a date such as 2031-05-01"
    case .datetime: "an instant such as 2031-05-01T00:00:00Z"
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id, .reference:
      "a text"
    case .record, .json, .optionSet, .list: nil
    }
  }

  /// Whether the test compares values of the type with constants.
  static func comparesValues(_ op: ConditionTest.Operator, _ own: FieldType) -> Bool {
    switch op {
    case .equal, .notEqual, .isIn, .isNotIn: own.element == nil
    case .less, .lessOrEqual, .greater, .greaterOrEqual: own.isOrdered
    case .contains, .notContains: own.element != nil || own.isTextual
    case .startsWith, .endsWith, .matches, .notMatches: own.isTextual
    case .isNull, .isNotNull, .isNew, .isExisting, .isTrue, .isFalse, .isNotTrue, .isNotFalse:
      false
    }
  }

  private static func booleanTest(
    _ op: ConditionTest.Operator,
    _ constant: JSON
  ) -> ConditionTest.Operator? {
    guard let flag = boolean(constant) else { return nil }
    switch op {
    case .equal: return flag ? .isTrue : .isFalse
    case .notEqual: return flag ? .isNotTrue : .isNotFalse
    default: return nil
    }
  }

  private static func boolean(_ constant: JSON) -> Bool? {
    if let flag = constant.bool { return flag }
    return ["true": true, "false": false][constant.string?.lowercased() ?? ""]
  }

  /// The constant, or each of a list, as the type writes it; `nil` where that is not clear.
  private static func mended(_ constant: JSON, _ type: FieldType) -> JSON? {
    if let items = constant.array {
      let members = items.compactMap { mended($0, type) }
      return members.count == items.count ? .array(members) : nil
    }
    guard let misfit = type.misfit(of: constant) else { return constant }
    return misfit.corrected
  }
}
