import Diagnostics
import Records

/// Writes a test as what it compares with, and the type of its value, let it be.
struct ComparisonMending {
  /// What to do; `nil` where only the constant is of another type.
  private(set) var hint: String?
  private(set) var fixes: [Fix] = []

  init(of node: SpecNodes.Node<ConditionTest>, _ own: FieldType, _ context: CheckContext) {
    guard case .constant(let constant) = node.content.argument else { return }
    if constant.isNull || constant.array?.contains(where: \.isNull) == true,
      let blank = BlankComparison(of: node, context)
    {
      (hint, fixes) = (blank.hint, blank.fixes)
    } else if own == .bool, let op = Self.booleanTest(node.content.op, constant) {
      write(op, in: node, grade: .likely)
    } else if let op = Self.membership(node.content.op, constant, own) {
      // A list that holds one of them holds others too.
      let grade: Fix.Grade = own.element == nil ? .likely : .changesMeaning
      let mended = Self.mended(constant, own.element ?? own)
      write(op, in: node, mended, grade: mended == nil ? nil : grade)
    } else if Self.comparesValues(node.content.op, own),
      let mended = Self.mended(constant, own.element ?? own), mended != constant
    {
      let patch = FixPatch.replace(node.pointer.appending("arg"), with: mended)
      fixes = [Fix("write it as \(mended.text())", grade: .likely, patch: patch)]
    }
  }

  /// Another test in the place of this one; `grade`: of the fix, `nil` for none.
  private mutating func write(
    _ op: ConditionTest.Operator,
    in node: SpecNodes.Node<ConditionTest>,
    _ constant: JSON? = nil,
    grade: Fix.Grade?
  ) {
    hint = "Use \"\(op.rawValue)\"."
    guard let grade else { return }
    let place = node.pointer.appending("arg")
    let argument =
      constant.map { JSONPatch.Operation(.replace, place, value: $0) }
      ?? JSONPatch.Operation(.remove, place)
    let name = JSONPatch.Operation(
      .replace,
      node.pointer.appending("op"),
      value: .string(op.rawValue)
    )
    let patch = FixPatch.text([name, argument])
    fixes = [Fix("write it as \"\(op.rawValue)\"", grade: grade, patch: patch)]
  }

  /// What asks for one of several values, or for a member of a list, where equality cannot.
  private static func membership(
    _ op: ConditionTest.Operator,
    _ constant: JSON,
    _ own: FieldType
  ) -> ConditionTest.Operator? {
    if let element = own.element {
      guard element.isScalar else { return nil }
      switch op {
      case .equal, .isIn: return .contains
      case .notEqual, .isNotIn: return .notContains
      default: return nil
      }
    }
    guard own.isScalar, own != .bool, constant.array != nil else { return nil }
    switch op {
    case .equal: return .isIn
    case .notEqual: return .isNotIn
    default: return nil
    }
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

extension FieldType {
  /// Whether a constant can be one of its values.
  fileprivate var isScalar: Bool { element == nil && self != .record && self != .json }
}
