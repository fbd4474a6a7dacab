import Records

@testable import MappingLanguage

/// The target's own test, written a second time: of a tree, by what the catalog says in words.
struct NaiveTarget {
  typealias Fault = NaiveInterpreter.Fault

  let catalog: Catalog
  /// Seconds east of Greenwich where the days are counted.
  let offset: Int64

  /// The value as it is written to a field; a record is tested part by part.
  func tested(_ value: NaiveValue, for field: CatalogField) throws(Fault) -> NaiveValue {
    try tested(value, as: field.type, field)
  }

  private func tested(
    _ value: NaiveValue,
    as type: FieldType,
    _ field: CatalogField
  ) throws(Fault) -> NaiveValue {
    switch (type, value) {
    case (.json, _): return value
    case (.record, .record(let members)): return .record(try parts(members, of: field))
    case (.record, .json(let json)):
      if partFields(of: field).isEmpty { return value }
      guard case .record(let members) = value.opened, json.object != nil else { break }
      return .record(try parts(members, of: field))
    case (.list(let element), .list(let items)):
      if field.type == type { try few(items, field) }
      var tested: [NaiveValue] = []
      for item in items { tested.append(try self.tested(item, as: element, field)) }
      return .listed(tested)
    case (.optionSet, .list(let items)):
      try few(items, field)
      return try joined(items, field)
    case (.optionSet, .text): return try joined([value], field)
    case (.option, .text(let bytes)): return try short(try option(bytes, field), field)
    case (.text, .text), (.country, .text), (.language, .text), (.currency, .text), (.id, .text),
      (.reference, .text):
      return try short(value, field)
    case (.email, .text(let bytes)), (.phone, .text(let bytes)), (.url, .text(let bytes)):
      guard Self.hasForm(bytes, of: type) else { break }
      return try short(value, field)
    case (.bool, .bool), (.date, .date), (.datetime, .instant): return value
    case (.date, .instant(let moment)):
      let local = moment.seconds + offset
      let date = CivilDate(days: local / 86_400 - (local % 86_400 < 0 ? 1 : 0))
      if date.year >= 1, date.year <= 9999 { return .date(date) }
    case (.date, .text(let bytes)):
      if let date = NaiveInterpreter.date(String(decoding: bytes, as: UTF8.self)) { return date }
    case (.datetime, .text(let bytes)):
      let text = String(decoding: bytes, as: UTF8.self)
      if let instant = NaiveInterpreter.instant(text) { return instant }
    case (.int, .int), (.int, .dec), (.int, .spelled), (.dec, .int), (.dec, .dec), (.dec, .spelled):
      return try number(value, as: type, field)
    default: break
    }
    throw Fault(code: .targetForm)
  }

  private func few(_ items: [NaiveValue], _ field: CatalogField) throws(Fault) {
    if items.count > field.maxItems ?? .max { throw Fault(code: .tooManyElements) }
  }

  // MARK: Records

  /// The fields that a catalog calls `field.part`; those of parts that are records are theirs.
  private func partFields(of field: CatalogField) -> [String: CatalogField] {
    let below = catalog.elementFields(of: field.name)
    return below.filter { name, _ in
      !below.contains { outer, field in
        var type = field.type
        while case .list(let element) = type { type = element }
        return type == .record && name.hasPrefix(outer + ".")
      }
    }
  }

  private func parts(
    _ members: [NaiveValue.Member],
    of field: CatalogField
  ) throws(Fault) -> [NaiveValue.Member] {
    let fields = partFields(of: field)
    var parts: [NaiveValue.Member] = []
    for member in members {
      var part = member
      if let field = fields[member.name], member.value != .null {
        part.value = try tested(member.value, for: field)
      }
      parts.append(part)
    }
    for (name, field) in fields where field.requiredOnCreate {
      let isThere = members.contains { $0.name == name && $0.value != .null }
      guard isThere else { throw Fault(code: .requiredNull, mustReject: true) }
    }
    return parts
  }

  // MARK: Texts

  private func short(_ value: NaiveValue, _ field: CatalogField) throws(Fault) -> NaiveValue {
    let text = String(decoding: value.plain, as: UTF8.self)
    let length =
      switch field.lengthUnit {
      case .codePoint: text.unicodeScalars.count
      case .utf16: text.utf16.count
      case .byte: text.utf8.count
      }
    if let most = field.maxLength, length > most { throw Fault(code: .targetLength) }
    return value
  }

  /// What is an address or a number is decided by the same readers: theirs are other tests.
  private static func hasForm(_ bytes: [UInt8], of type: FieldType) -> Bool {
    var arena = Arena()
    arena.append(bytes)
    let all = 0..<bytes.count
    return switch type {
    case .email: EmailText(all, in: arena) != nil
    case .phone: PhoneForm.holds(all, in: arena.bytes)
    default: URLText(bytes, defaultScheme: "https") != nil
    }
  }

  private func option(_ bytes: [UInt8], _ field: CatalogField) throws(Fault) -> NaiveValue {
    let active = field.options.filter(\.active)
    if active.contains(where: { Array($0.value.utf8) == bytes }) { return .text(bytes) }
    if let labelled = active.first(where: { Array($0.label.utf8) == bytes }) {
      return .of(labelled.value)
    }
    if field.restricted { throw Fault(code: .targetOption) }
    return .text(bytes)
  }

  private func joined(_ items: [NaiveValue], _ field: CatalogField) throws(Fault) -> NaiveValue {
    var options: [NaiveValue] = []
    for item in items {
      guard case .text(let bytes) = item else { throw Fault(code: .targetForm) }
      options.append(try option(bytes, field))
    }
    guard let separator = field.separator else { return .listed(options) }
    return try short(
      .of(bytes: Array(options.map(\.plain).joined(separator: Array(separator.utf8)))),
      field
    )
  }

  // MARK: Numbers

  private func number(
    _ value: NaiveValue,
    as type: FieldType,
    _ field: CatalogField
  ) throws(Fault) -> NaiveValue {
    let number: ExactDecimal?
    switch value {
    case .int(let whole): number = ExactDecimal(whole)
    case .dec(let decimal): number = decimal
    case .spelled(let text): number = ExactDecimal(parsing: text)
    default: number = nil
    }
    guard let number, type == .dec || number.integer != nil else { throw Fault(code: .targetForm) }
    let isBelow = field.minimum.map { number < ExactDecimal($0) } ?? false
    let isAbove = field.maximum.map { number > ExactDecimal($0) } ?? false
    let scale = number.normalized.scale
    let hasFraction = type == .dec && field.scale.map { scale > $0 } ?? false
    guard !isBelow, !isAbove, !hasFraction, fits(number, field) else {
      throw Fault(code: .targetRange)
    }
    return type == .dec ? value : number.integer.map { .int($0) } ?? .null
  }

  /// Whether no more digits stand before the point than the precision leaves.
  private func fits(_ number: ExactDecimal, _ field: CatalogField) -> Bool {
    guard let precision = field.precision else { return true }
    var bytes: [UInt8] = []
    number.append(to: &bytes)
    let digits = bytes.prefix { $0 != UInt8(ascii: ".") }.filter { $0 != UInt8(ascii: "-") }
    let whole = digits.drop { $0 == UInt8(ascii: "0") }
    return whole.count <= max(0, precision - (field.scale ?? 0))
  }
}
