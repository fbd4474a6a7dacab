import Records

/// The target's own test: what a rule made is checked when it is written, never changed to fit.
final class TargetCheck: Sendable {
  let field: CatalogField
  /// Whether a record without a value here cannot be created.
  let isRequired: Bool
  private let options: ScalarTable
  private let labels: ScalarTable
  private let optionValues: [[UInt8]]
  private let separator: [UInt8]?

  init(_ field: CatalogField, operation: TargetEnd.Operation) {
    self.field = field
    isRequired = operation != .update && field.requiredOnCreate
    let active = field.options.filter(\.active)
    options = ScalarTable(active.map { .text(Array($0.value.utf8)) })
    labels = ScalarTable(active.map { .text(Array($0.label.utf8)) })
    optionValues = active.map { Array($0.value.utf8) }
    separator = field.separator.map { Array($0.utf8) }
  }

  /// The value as it is written; throws R401 to R404.
  func checked(_ value: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try checked(value, as: field.type, &arena)
  }

  private func checked(
    _ value: Value,
    as type: FieldType,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    switch type {
    case .text, .country, .language, .currency, .id, .reference:
      return try checkedLength(try text(value, type), arena)
    case .email, .phone, .url:
      let text = try text(value, type)
      guard hasForm(text, of: type, arena) else { throw wrongForm(type) }
      return try checkedLength(text, arena)
    case .option: return try checkedLength(try option(try text(value, type), &arena), arena)
    case .optionSet: return try optionSet(value, &arena)
    case .int, .dec: return try number(value, type)
    case .bool:
      guard value.kind == .boolean else { throw wrongForm(type) }
      return value
    case .date:
      if value.kind == .instant {
        return .date(ShownMoment(value.moment, in: .fixed(seconds: 0)).date)
      }
      if value.kind == .date { return value }
      // Constants of a spec are text.
      guard value.kind == .text, let date = value.parseDate(in: arena) else {
        throw wrongForm(type)
      }
      return date
    case .datetime:
      if value.kind == .instant { return value }
      guard value.kind == .text, let instant = value.parseInstant(in: arena) else {
        throw wrongForm(type)
      }
      return instant
    case .record:
      guard value.kind == .record || value.kind == .json else { throw wrongForm(type) }
      return value
    case .json: return value
    case .list(let element): return try list(value, of: element, &arena)
    }
  }

  private func wrongForm(_ type: FieldType) -> FunctionFault {
    FunctionFault(.targetForm, "The value is not what \(field.name) takes: \(type.name).")
  }

  private func text(_ value: Value, _ type: FieldType) throws(FunctionFault) -> Value {
    guard value.kind == .text else { throw wrongForm(type) }
    return value
  }

  private func hasForm(_ value: Value, of type: FieldType, _ arena: borrowing Arena) -> Bool {
    switch type {
    case .email: EmailText(value.range, in: arena) != nil
    case .phone: PhoneForm.holds(value.range, in: arena.bytes)
    case .url: URLText(Array(arena.bytes[value.range]), defaultScheme: "https") != nil
    case .text, .int, .dec, .bool, .date, .datetime, .country, .language, .currency, .option,
      .optionSet, .id, .reference, .record, .json, .list:
      true
    }
  }

  private func checkedLength(
    _ value: Value,
    _ arena: borrowing Arena
  ) throws(FunctionFault) -> Value {
    guard let most = field.maxLength, value.range.count > most else { return value }
    let count = UTF8Text.count(value.range, in: arena.bytes, field.lengthUnit)
    guard count > most else { return value }
    throw FunctionFault(
      .targetLength,
      "The text has \(count) characters; \(field.name) takes \(most)."
    )
  }

  /// The option's value, for which its label may stand; others are refused where it is restricted.
  private func option(_ value: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    if options.index(of: value, &arena) != nil { return value }
    if let index = labels.index(of: value, &arena) {
      let start = arena.position
      arena.append(optionValues[index])
      return arena.text(from: start)
    }
    guard field.restricted else { return value }
    throw FunctionFault(
      .targetOption,
      "The value is not one of the \(optionValues.count) options of \(field.name)."
    )
  }

  private func optionSet(_ value: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    var members: [Value] = []
    if value.kind == .list {
      for index in value.range {
        let member = arena.elements[index]
        members.append(try option(try text(member, .optionSet), &arena))
      }
    } else {
      members.append(try option(try text(value, .optionSet), &arena))
    }
    guard let separator else { return arena.list(members) }
    let start = arena.position
    for (index, member) in members.enumerated() {
      if index > 0 { arena.append(separator) }
      arena.append(slice: member.range)
    }
    return try checkedLength(arena.text(from: start), arena)
  }

  private func list(
    _ value: Value,
    of element: FieldType,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    guard value.kind == .list else { throw wrongForm(.list(element)) }
    var members: [Value] = []
    for index in value.range {
      let member = arena.elements[index]
      members.append(try checked(member, as: element, &arena))
    }
    return arena.list(members)
  }

  private func number(_ value: Value, _ type: FieldType) throws(FunctionFault) -> Value {
    guard let number = value.exactDecimal else { throw wrongForm(type) }
    if type == .int {
      guard let integer = number.integer else { throw wrongForm(type) }
      try checkRange(number)
      return .integer(integer)
    }
    try checkRange(number)
    let normal = number.normalized
    if let scale = field.scale, normal.scale > scale {
      throw FunctionFault(
        .targetRange,
        "\(field.name) takes \(scale) digits after the point, not \(normal.scale)."
      )
    }
    return value
  }

  private func checkRange(_ number: ExactDecimal) throws(FunctionFault) {
    if let least = field.minimum, number < ExactDecimal(least) {
      throw FunctionFault(.targetRange, "The number is below what \(field.name) takes: \(least).")
    }
    if let most = field.maximum, number > ExactDecimal(most) {
      throw FunctionFault(.targetRange, "The number is above what \(field.name) takes: \(most).")
    }
    guard let precision = field.precision else { return }
    // Digits before the point: what is left of the precision.
    let digits = max(0, precision - (field.scale ?? 0))
    guard digits < ExactDecimal.digitsMax else { return }
    let whole = number.mantissa.magnitude / ExactDecimal.power(number.scale)
    guard whole >= ExactDecimal.power(digits) else { return }
    throw FunctionFault(
      .targetRange,
      "The number has more than \(digits) digits before the point."
    )
  }
}
