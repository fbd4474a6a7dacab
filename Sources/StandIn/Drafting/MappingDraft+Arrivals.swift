import Records

/// What sentences said about how source fields come.
extension MappingDraft {
  /// How the field comes, as long as nothing was done to it.
  func arrival(of value: TypedValue) -> Change? {
    value.field.flatMap { arrivals[$0.name] }
  }

  func arrivedFormats(_ value: TypedValue) -> [String]? {
    if case .comesAs(let formats)? = arrival(of: value) { formats } else { nil }
  }

  /// A count since 1970 as a point in time, or its day; false where the field is no such count.
  func readEpoch(_ value: inout TypedValue, _ context: ValueContext, asInstant: Bool) -> Bool {
    guard case .epochIs(let unit)? = arrival(of: value) else { return false }
    value.add("to_integer", as: .int)
    value.add("from_epoch", [.init("unit", .string(unit))], as: .datetime)
    if !asInstant {
      value.add("to_date", [.init("time_zone", .string(context.zone))], as: .date)
    }
    return true
  }

  func readMoney(_ value: inout TypedValue, _ decimal: String, _ group: String) -> Bool {
    guard value.type == .text else { return value.type == .dec }
    value.add(
      "parse_money",
      [.init("decimal_separator", .string(decimal)), .init("group_separator", .string(group))],
      as: .dec
    )
    return true
  }

  mutating func boolean(_ value: inout TypedValue, _ context: ValueContext) -> Bool {
    if value.type == .bool { return true }
    guard Self.textLike.contains(value.type) || value.type == .int else { return refuse(context) }
    let words =
      value.type == .int
      ? []
      : [
        Change.Argument("true_values", ["true", "yes", "1", "y"]),
        Change.Argument("false_values", ["false", "no", "0", "n"]),
      ]
    value.add("to_boolean", words, as: .bool)
    return true
  }
}
