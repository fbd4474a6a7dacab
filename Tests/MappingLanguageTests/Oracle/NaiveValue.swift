import Records

@testable import MappingLanguage

/// A value of the naive interpreter: a tree, without an arena.
indirect enum NaiveValue: Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case dec(ExactDecimal)
  /// Bytes, because Swift's texts are equal where only their meaning is.
  case text([UInt8])
  case date(CivilDate)
  case instant(ISO8601.Moment)
  case list([NaiveValue])
  case record([Member])
  /// A number inside a record, as it was spelled.
  case spelled(String)
  /// An array or an object nobody has looked into.
  case json(JSON)

  struct Member: Equatable {
    var name: String
    var value: NaiveValue
  }

  static func of(_ text: String) -> NaiveValue { of(bytes: Array(text.utf8)) }

  static func of(bytes: [UInt8]) -> NaiveValue { bytes.isEmpty ? .null : .text(bytes) }

  /// A list without nulls; null where nothing is left.
  static func listed(_ values: [NaiveValue]) -> NaiveValue {
    let kept = values.filter { $0 != .null }
    return kept.isEmpty ? .null : .list(kept)
  }

  /// What has been read of a record but not typed.
  init(raw json: JSON) {
    switch json {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .string(let text): self = .of(text)
    case .number(let text): self = .spelled(text)
    case .array, .object: self = .json(json)
    }
  }

  /// A constant of a spec; whole numbers are whole.
  init(constant json: JSON) {
    switch json {
    case .array(let items): self = .listed(items.map { NaiveValue(constant: $0) })
    case .number(let text):
      guard let number = ExactDecimal(parsing: text) else {
        self = .null
        return
      }
      self = number.scale == 0 ? number.integer.map { .int($0) } ?? .dec(number) : .dec(number)
    case .null, .bool, .string, .object: self.init(raw: json)
    }
  }

  /// Opened to the bottom: lists without nulls, records with all members.
  var opened: NaiveValue {
    guard case .json(let json) = self else { return self }
    return Self.opened(json)
  }

  private static func opened(_ json: JSON) -> NaiveValue {
    switch json {
    case .array(let items): listed(items.map(opened))
    case .object(let object):
      .record(object.members.map { Member(name: $0.name, value: opened($0.value)) })
    case .null, .bool, .string, .number: NaiveValue(raw: json)
    }
  }
}

extension NaiveValue {
  // MARK: The way to functions and back

  func make(in arena: inout Arena) -> Value {
    switch self {
    case .null: return .null
    case .bool(let flag): return .boolean(flag)
    case .int(let number): return .integer(number)
    case .dec(let number): return .decimal(number)
    case .text(let bytes):
      let start = arena.position
      arena.append(bytes)
      return arena.text(from: start)
    case .date(let date): return .date(date)
    case .instant(let moment): return .instant(moment)
    case .list(let items):
      var values: [Value] = []
      for item in items { values.append(item.make(in: &arena)) }
      return arena.list(values)
    case .record(let members):
      var values: [Value] = []
      for member in members {
        values.append(arena.text(member.name))
        values.append(member.value.make(in: &arena))
      }
      return arena.record(values)
    case .spelled(let text):
      let value = arena.text(text)
      return .number(value.range)
    case .json(let json):
      let start = arena.position
      arena.append(json.bytes())
      return .json(start..<arena.position)
    }
  }

  init(_ value: Value, _ arena: borrowing Arena) {
    switch value.kind {
    case .null: self = .null
    case .boolean: self = .bool(value.asBoolean)
    case .integer: self = .int(value.asInteger)
    case .decimal:
      self = ExactDecimal(value.mantissa, scale: value.scale).map { .dec($0) } ?? .null
    case .text: self = value.range.isEmpty ? .null : .text(Array(arena.bytes[value.range]))
    case .date: self = .date(value.civilDate)
    case .instant: self = .instant(value.moment)
    case .list:
      var items: [NaiveValue] = []
      for index in value.range { items.append(NaiveValue(arena.elements[index], arena)) }
      self = .list(items)
    case .record:
      var members: [Member] = []
      for index in stride(from: value.range.lowerBound, to: value.range.upperBound, by: 2) {
        members.append(
          Member(
            name: arena.string(arena.elements[index]),
            value: NaiveValue(arena.elements[index + 1], arena)
          )
        )
      }
      self = .record(members)
    case .number: self = .spelled(arena.string(value))
    case .json:
      let json = try? JSON(parsing: Array(arena.bytes[value.range]))
      self = json.map { .json($0) } ?? .null
    }
  }

  // MARK: Writing

  /// The plain text of a scalar; nothing for lists and records.
  var plain: [UInt8] {
    switch self {
    case .null, .list, .record: return []
    case .bool(let flag): return Array((flag ? "true" : "false").utf8)
    case .int(let number): return Array(String(number).utf8)
    case .text(let bytes): return bytes
    case .spelled(let text): return Array(text.utf8)
    case .json(let json): return json.bytes()
    case .dec, .date, .instant:
      let json = self.json
      return Array((json.string ?? json.number ?? "").utf8)
    }
  }

  /// The value as the target gets it.
  var json: JSON {
    switch self {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .number(String(number))
    case .dec(let number):
      var bytes: [UInt8] = []
      number.append(to: &bytes)
      return .number(String(decoding: bytes, as: UTF8.self))
    case .text(let bytes): return .string(String(decoding: bytes, as: UTF8.self))
    case .date(let date):
      var bytes: [UInt8] = []
      ISO8601.append(date, to: &bytes)
      return .string(String(decoding: bytes, as: UTF8.self))
    case .instant(let moment):
      var bytes: [UInt8] = []
      ISO8601.append(moment, to: &bytes)
      return .string(String(decoding: bytes, as: UTF8.self))
    case .list(let items): return .array(items.map(\.json))
    case .record(let members):
      return .object(JSONObject(members.map { JSONObject.Member($0.name, $0.value.json) }))
    case .spelled(let text): return .number(text)
    case .json(let json): return json
    }
  }

  /// Eight bytes for each value with all that is inside, and those of the texts.
  var size: Int {
    switch self {
    case .null, .bool, .int, .dec, .date, .instant: 8
    case .text(let bytes): 8 + bytes.count
    case .spelled(let text): 8 + text.utf8.count
    case .json(let json): 8 + json.bytes().count
    case .list(let items): items.reduce(8) { $0 + $1.size }
    case .record(let members):
      members.reduce(8) { $0 + 8 + $1.name.utf8.count + $1.value.size }
    }
  }

  /// Without blanks at the ends; null where nothing is left.
  var trimmed: NaiveValue {
    guard case .text(let bytes) = self else { return self }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    var kept = scalars.drop(while: isBlank)
    while let last = kept.last, isBlank(last) { kept.removeLast() }
    return .of(String(String.UnicodeScalarView(kept)))
  }
}
