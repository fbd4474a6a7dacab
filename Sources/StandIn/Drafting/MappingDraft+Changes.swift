import Matching
import Records

extension MappingDraft {
  static let textLike: Set<FieldType> = [
    .text, .email, .phone, .url, .country, .language, .currency, .option, .id,
  ]
  private static let numbers: Set<String> = [
    "add", "subtract", "multiply", "divide", "round",
  ]

  /// Does one change; false after a question.
  mutating func apply(
    _ change: Change,
    to value: inout TypedValue,
    _ context: ValueContext
  ) -> Bool {
    switch change {
    case .step(let name, let arguments): return step(name, arguments, &value, context)
    case .date:
      if value.type == .date { return true }
      if value.type == .datetime {
        value.add("to_date", [.init("time_zone", .string(context.zone))], as: .date)
        return true
      }
      return parse(&value, context, asInstant: false)
    case .comesAs(let formats):
      guard value.type == .text else { return value.type == .date || value.type == .datetime }
      var formatted = context
      formatted.formats = formats
      return parse(&value, formatted, asInstant: formats.contains { $0.contains("%H") })
    case .writtenAs(let pattern): return write(pattern, &value, context)
    case .wholeNumber: return whole(&value, context)
    case .number(let groups): return number(&value, groups, context)
    case .rounded(let digits):
      guard number(&value, nil, context) else { return false }
      value.add("round", [.init("scale", .integer(digits)), .init("mode", "half_up")], as: .dec)
      if digits == 0, context.target.type == .int { value.add("to_integer", as: .int) }
      return true
    case .boolean: return boolean(&value, context)
    case .phone(let region): return phone(region, &value, context)
    case .country(let form):
      let isCountry =
        value.type == .country || context.target.type == .country
        || ([context.target] + (value.field.map { [$0] } ?? [])).contains {
          FieldRole.mentions($0, ["country", "nation", "region"])
        }
      guard isCountry else { return refuse(context) }
      guard makeText(&value, context) else { return false }
      value.add("to_country", [.init("to", .string(form))], as: .text)
      return true
    case .epoch(let unit):
      if value.type == .text { guard parse(&value, context, asInstant: true) else { return false } }
      guard value.type == .datetime else { return refuse(context) }
      value.add("to_epoch", [.init("unit", .string(unit))], as: .int)
      return true
    case .epochIs(let unit):
      if value.type == .text { value.add("to_integer", as: .int) }
      guard value.type == .int || value.type == .dec else { return refuse(context) }
      value.add("from_epoch", [.init("unit", .string(unit))], as: .datetime)
      return true
    case .label: return label(&value, context)
    case .numbersAs(let decimal, let group): return readMoney(&value, decimal, group)
    case .inZone:
      let times: Set<FieldType> = [.date, .datetime]
      return times.contains(value.type) || times.contains(context.target.type) || refuse(context)
    case .leaveOutErrors: return true
    }
  }

  /// What cannot be done with such a value is asked about.
  @discardableResult
  mutating func refuse(_ context: ValueContext) -> Bool {
    clarify(
      "\"\(context.quote)\" cannot be done with such a value for \(context.target.label). "
        + "What should be written to \(context.target.name)?",
      options: ["Say it in other words", Self.leaveItOut],
      context.sentence,
      context.quote
    )
    return false
  }

  mutating func makeText(_ value: inout TypedValue, _ context: ValueContext) -> Bool {
    if Self.textLike.contains(value.type) { return true }
    guard [.int, .dec, .bool, .date, .datetime].contains(value.type) else { return refuse(context) }
    value = Self.asText(value)
    return true
  }

  static func asText(_ value: TypedValue) -> TypedValue {
    var value = value
    switch value.type {
    case .int, .dec:
      if let field = value.field {
        value = TypedValue(json: Canonical.field(field.name, asText: true), type: .text)
      } else {
        value.add("to_text", as: .text)
      }
    case .date: value.add("format_date", [.init("format", "iso")], as: .text)
    case .datetime: value.add("format_datetime", [.init("format", "iso")], as: .text)
    case .bool: value.add("to_text", as: .text)
    default: break
    }
    return value
  }

  private mutating func step(
    _ name: String,
    _ arguments: [Change.Argument],
    _ value: inout TypedValue,
    _ context: ValueContext
  ) -> Bool {
    if Self.numbers.contains(name) {
      guard number(&value, nil, context) else { return false }
      value.add(name, arguments, as: name == "divide" ? .dec : value.type)
      return true
    }
    switch name {
    case "normalize": return normalize(&value, context)
    case "domain":
      guard value.type == .email || value.field.map({ FieldRole.mentions($0, ["email"]) }) == true
      else { return refuse(context) }
      value.add("email_domain", as: .text)
      return true
    case "add_duration":
      if value.type == .text {
        guard parse(&value, context, asInstant: context.target.type == .datetime) else {
          return false
        }
      }
      guard value.type == .date || value.type == .datetime else { return refuse(context) }
      value.add(name, arguments, as: value.type)
      return true
    case "date_part":
      if value.type == .text {
        guard parse(&value, context, asInstant: false) else { return false }
      }
      guard value.type == .date || value.type == .datetime else { return refuse(context) }
      value.add(name, arguments, as: .int)
      return true
    case "sort":
      guard case .list = value.type else { return refuse(context) }
      value.add(name, arguments, as: value.type)
      return true
    case "join":
      guard case .list = value.type else {
        guard value.type == .optionSet else { return refuse(context) }
        value.add(name, arguments, as: .text)
        return true
      }
      value.add(name, arguments, as: .text)
      return true
    default:
      guard makeText(&value, context) else { return false }
      let type: FieldType =
        name == "split" ? .list(.text) : name == "length" ? .int : .text
      value.add(name, arguments, as: type)
      return true
    }
  }

  private mutating func normalize(_ value: inout TypedValue, _ context: ValueContext) -> Bool {
    let kinds = [value.type, context.target.type]
    if kinds.contains(.phone) { return apply(.phone(region: nil), to: &value, context) }
    if kinds.contains(.email) {
      value.add("normalize_email", [.init("local_part", "lower")], as: .email)
      return true
    }
    if kinds.contains(.url) {
      value.add("normalize_url", [.init("default_scheme", "https")], as: .url)
      return true
    }
    let named = value.field.map { FieldRole.mentions($0, ["phone", "mobile"]) } ?? false
    return named ? apply(.phone(region: nil), to: &value, context) : refuse(context)
  }

  // MARK: Into the target

  /// The value as the target's type; `nil` after a question.
  mutating func converted(_ value: TypedValue, _ context: ValueContext) -> TypedValue? {
    var value = value
    let target = context.target
    if value.json["const"] != nil { return value }
    if value.field?.type == .reference || target.type == .reference {
      let fits = value.field?.references == target.references || value.json["lookup"] != nil
      if fits || value.field?.type == .text || value.field?.type == .id { return value }
      refuse(context)
      return nil
    }
    if value.type == target.type { return value }
    let done: Bool
    switch target.type {
    case .text, .id:
      if Self.textLike.contains(value.type) { return value }
      done = makeText(&value, context)
    case .option, .email, .phone, .url, .country, .language, .currency:
      done = Self.textLike.contains(value.type) ? true : refuse(context)
    case .int:
      done =
        Self.textLike.contains(value.type) || value.type == .dec
        ? {
          value.add("to_integer", as: .int); return true
        }() : refuse(context)
    case .dec:
      if value.type == .int { return value }
      done = number(&value, nil, context)
    case .bool:
      done =
        value.type == .text
        ? {
          value.add("to_boolean", as: .bool); return true
        }() : refuse(context)
    case .date:
      if value.type == .datetime {
        value.add("to_date", [.init("time_zone", .string(context.zone))], as: .date)
        return value
      }
      done = parse(&value, context, asInstant: false)
    case .datetime:
      done = value.type == .text ? parse(&value, context, asInstant: true) : refuse(context)
    case .list(.text):
      if case .list = value.type { return value }
      done = value.type == .optionSet ? true : refuse(context)
    case .optionSet:
      if case .list = value.type {
        value.json = Canonical.adding(
          [["fn": "to_option", "unlisted": "error", "each": true]],
          to: value.json
        )
        return value
      }
      done = refuse(context)
    case .reference, .record, .json, .list: done = refuse(context)
    }
    return done ? value : nil
  }
}
