import Records

/// Days and numbers, read and written.
extension MappingDraft {
  /// Text does not say itself which number is the month: a person does.
  private mutating func answeredDateFormat(_ context: ValueContext) -> [String]? {
    answeredDateFormat(
      "How are the days written that go into \(context.target.label) (\(context.target.name))?",
      context.sentence,
      context.quote
    )
  }

  /// How the days in a source field are written that a condition asks about.
  mutating func answeredDateFormat(
    of field: CatalogField,
    _ sentence: String,
    _ quote: String
  ) -> [String]? {
    answeredDateFormat(
      "How are the days written in \(field.label) (\(field.name))?",
      sentence,
      quote
    )
  }

  private mutating func answeredDateFormat(
    _ question: String,
    _ sentence: String,
    _ quote: String
  ) -> [String]? {
    let options = ["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY"]
    guard let answer = ask(question, options: options, sentence, quote) else { return nil }
    if Self.leavesOut(answer.text) {
      leaveBoth(answer, sentence, quote)
      return nil
    }
    guard let pattern = DatePattern.written(answer.text) else { return nil }
    citing = (answer.sentence, answer.quote)
    return [pattern]
  }

  mutating func parse(
    _ value: inout TypedValue,
    _ context: ValueContext,
    asInstant: Bool
  ) -> Bool {
    guard value.type == .text else { return refuse(context) }
    if context.formats == nil, readEpoch(&value, context, asInstant: asInstant) { return true }
    guard
      let known = context.formats ?? arrivedFormats(value) ?? dateFormats
        ?? answeredDateFormat(context)
    else {
      return false
    }
    let formats = JSON.strings(known)
    if asInstant {
      value.add(
        "parse_datetime",
        [.init("formats", formats), .init("time_zone", .string(context.zone))],
        as: .datetime
      )
    } else {
      value.add("parse_date", [.init("formats", formats)], as: .date)
    }
    return true
  }

  mutating func write(
    _ pattern: String,
    _ value: inout TypedValue,
    _ context: ValueContext
  ) -> Bool {
    if pattern == "text" { return makeText(&value, context) }
    if context.target.type == .date || context.target.type == .datetime {
      // A date field has one form; another one can only be how the text comes.
      if value.type == .date || value.type == .datetime, pattern == "iso" { return true }
      if value.type == .text, pattern == "iso", context.formats == nil { return true }
      return refuse(context)
    }
    if value.type == .text { guard parse(&value, context, asInstant: false) else { return false } }
    if value.type == .datetime {
      if pattern.contains("%H") {
        value.add(
          "format_datetime",
          [.init("format", .string(pattern)), .init("time_zone", .string(context.zone))],
          as: .text
        )
        return true
      }
      value.add("to_date", [.init("time_zone", .string(context.zone))], as: .date)
    }
    guard value.type == .date else { return refuse(context) }
    value.add("format_date", [.init("format", .string(pattern))], as: .text)
    return true
  }

  mutating func number(
    _ value: inout TypedValue,
    _ groups: String?,
    _ context: ValueContext
  ) -> Bool {
    if value.type == .int || value.type == .dec { return true }
    guard Self.textLike.contains(value.type) else { return refuse(context) }
    if groups == nil, case .numbersAs(let decimal, let group)? = arrival(of: value) {
      return readMoney(&value, decimal, group)
    }
    value.add(
      context.target.type == .int ? "to_integer" : "to_decimal",
      groups.map { [.init("group_separator", .string($0))] } ?? [],
      as: context.target.type == .int ? .int : .dec
    )
    return true
  }

  mutating func whole(_ value: inout TypedValue, _ context: ValueContext) -> Bool {
    switch value.type {
    case .int: return true
    case .dec:
      value.add("round", [.init("scale", 0), .init("mode", "half_up")], as: .dec)
      value.add("to_integer", as: .int)
      return true
    default:
      guard Self.textLike.contains(value.type) else { return refuse(context) }
      value.add("to_integer", as: .int)
      return true
    }
  }
}
