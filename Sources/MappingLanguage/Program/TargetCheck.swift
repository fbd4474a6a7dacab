import Records

/// The target's own test: what a rule made is checked when it is written, never changed to fit.
///
/// A record is checked part by part, as far as the catalog lists its parts, and so is each element
/// of a list of records.
final class TargetCheck: Sendable {
  let field: CatalogField
  /// Whether a record without a value here cannot be created.
  let isRequired: Bool
  private let options: ScalarTable
  private let labels: ScalarTable
  private let optionValues: [[UInt8]]
  private let separator: [UInt8]?
  /// Whose days count where a point in time becomes a day.
  private let zone: Zone
  /// The parts of a record, in the order of the catalog; none where it lists none.
  private let members: [Member]

  private struct Member: Sendable {
    let name: [UInt8]
    let check: TargetCheck

    var place: String { "." + String(decoding: name, as: UTF8.self) }

    func isNamed(_ text: Value, in arena: borrowing Arena) -> Bool {
      !text.isNull && arena.bytes[text.range].elementsEqual(name)
    }

    /// Whether one of the names and values in turn is this part, and not null.
    func isFilled(in parts: [Value], _ arena: borrowing Arena) -> Bool {
      stride(from: 0, to: parts.count, by: 2).contains { index in
        !parts[index + 1].isNull && isNamed(parts[index], in: arena)
      }
    }
  }

  init(_ field: CatalogField, in catalog: Catalog, operation: TargetEnd.Operation, zone: Zone) {
    self.field = field
    self.zone = zone
    isRequired = operation != .update && field.requiredOnCreate
    let active = field.options.filter(\.active)
    options = ScalarTable(active.map { .text(Array($0.value.utf8)) })
    labels = ScalarTable(active.map { .text(Array($0.label.utf8)) })
    optionValues = active.map { Array($0.value.utf8) }
    separator = field.separator.map { Array($0.utf8) }
    // Whatever becomes of the record, its inner records are written whole.
    members = catalog.members(of: field).map { member in
      Member(
        name: Array(member.name.utf8),
        check: TargetCheck(member.field, in: catalog, operation: .insert, zone: zone)
      )
    }
  }

  /// The most bytes of a text that is taken whatever it says; -1 where its form matters too.
  var textBytesMax: Int {
    switch field.type {
    case .text, .country, .language, .currency, .id, .reference: field.maxLength ?? .max
    case .email, .phone, .url, .option, .optionSet, .int, .dec, .bool, .date, .datetime, .record,
      .json, .list:
      -1
    }
  }

  /// The value as it is written; throws R401 to R404, R134 for a list that is too long, and R201
  /// for a part that must be there.
  func checked(_ value: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    do throws(Misfit) {
      return try checked(value, as: field.type, &arena)
    } catch {
      throw FunctionFault(error.code, error.message(field.name + error.place))
    }
  }

  /// Why a value is not taken.
  private struct Misfit: Error {
    let code: RecordFaultCode
    /// Where inside the field, elements counted from 0: `[2].item_id`; empty for the field itself.
    private(set) var place = ""
    /// What is wrong at the place of this name.
    let message: @Sendable (String) -> String

    init(_ code: RecordFaultCode, _ message: @escaping @Sendable (String) -> String) {
      self.code = code
      self.message = message
    }

    func inside(_ outer: String) -> Misfit {
      var misfit = self
      misfit.place = outer + place
      return misfit
    }
  }

  private func checked(
    _ value: Value,
    as type: FieldType,
    _ arena: inout Arena
  ) throws(Misfit) -> Value {
    switch type {
    case .text, .country, .language, .currency, .id, .reference:
      return try checkedLength(try text(value, type), arena)
    case .email, .phone, .url:
      let text = try text(value, type)
      guard hasForm(text, of: type, arena) else { throw wrongForm(type) }
      return try checkedLength(text, arena)
    case .option: return try checkedLength(try option(try text(value, type), &arena), arena)
    case .optionSet: return try optionSet(value, &arena)
    case .int, .dec: return try number(value, type, arena)
    case .bool:
      guard value.kind == .boolean else { throw wrongForm(type) }
      return value
    case .date: return try date(value, arena)
    case .datetime:
      if value.kind == .instant { return value }
      guard value.kind == .text, let instant = value.parseInstant(in: arena) else {
        throw wrongForm(type)
      }
      return instant
    case .record: return try record(value, &arena)
    case .json: return value
    case .list(let element): return try list(value, of: element, &arena)
    }
  }

  private func wrongForm(_ type: FieldType) -> Misfit {
    Misfit(.targetForm) { "The value is not what \($0) takes: \(type.name)." }
  }

  private func date(_ value: Value, _ arena: borrowing Arena) throws(Misfit) -> Value {
    switch value.kind {
    case .date: return value
    case .instant:
      let date = ShownMoment(value.moment, in: zone).date
      guard WallClock.isInRange(date) else { throw wrongForm(.date) }
      return .date(date)
    // Constants of a spec are text.
    case .text:
      guard let date = value.parseDate(in: arena) else { throw wrongForm(.date) }
      return date
    case .null, .boolean, .integer, .decimal, .list, .record, .number, .json:
      throw wrongForm(.date)
    }
  }

  private func text(_ value: Value, _ type: FieldType) throws(Misfit) -> Value {
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
  ) throws(Misfit) -> Value {
    guard let most = field.maxLength, value.range.count > most else { return value }
    let count = UTF8Text.count(value.range, in: arena.bytes, field.lengthUnit)
    guard count > most else { return value }
    let length = field.lengthUnit.of(count)
    throw Misfit(.targetLength) { "The text has \(length); \($0) takes \(most)." }
  }

  private func checkCount(_ list: Value) throws(Misfit) {
    let count = list.range.count
    guard let most = field.maxItems, count > most else { return }
    throw Misfit(.tooManyElements) { "The list has \(count) elements; \($0) takes \(most)." }
  }

  /// The option's value, for which its label may stand; others are refused where it is restricted.
  private func option(_ value: Value, _ arena: inout Arena) throws(Misfit) -> Value {
    if options.index(of: value, &arena) != nil { return value }
    if let index = labels.index(of: value, &arena) {
      let start = arena.position
      arena.append(optionValues[index])
      return arena.text(from: start)
    }
    guard field.restricted else { return value }
    let count = optionValues.count
    throw Misfit(.targetOption) { "The value is not one of the \(count) options of \($0)." }
  }

  private func optionSet(_ value: Value, _ arena: inout Arena) throws(Misfit) -> Value {
    var members: [Value] = []
    if value.kind == .list {
      try checkCount(value)
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
  ) throws(Misfit) -> Value {
    guard value.kind == .list else { throw wrongForm(.list(element)) }
    // Of lists inside a list the catalog says nothing.
    if field.type == .list(element) { try checkCount(value) }
    var items: [Value] = []
    items.reserveCapacity(value.range.count)
    for (number, index) in value.range.enumerated() {
      let item = arena.elements[index]
      do throws(Misfit) {
        items.append(try checked(item, as: element, &arena))
      } catch {
        throw error.inside("[\(number)]")
      }
    }
    return arena.list(items)
  }

  /// A record with each of its parts as it is written; parts the catalog does not list stay.
  private func record(_ value: Value, _ arena: inout Arena) throws(Misfit) -> Value {
    guard value.kind == .record || value.kind == .json else { throw wrongForm(.record) }
    guard !members.isEmpty else { return value }
    let opened = RawJSON.opened(value, &arena)
    guard opened.kind == .record else { throw wrongForm(.record) }
    var parts: [Value] = []
    parts.reserveCapacity(opened.range.count)
    for index in stride(from: opened.range.lowerBound, to: opened.range.upperBound, by: 2) {
      let (name, part) = (arena.elements[index], arena.elements[index + 1])
      parts.append(name)
      guard !part.isNull, let member = members.first(where: { $0.isNamed(name, in: arena) }) else {
        parts.append(part)
        continue
      }
      do throws(Misfit) {
        parts.append(try member.check.checked(part, as: member.check.field.type, &arena))
      } catch {
        throw error.inside(member.place)
      }
    }
    for member in members where member.check.isRequired && !member.isFilled(in: parts, arena) {
      throw Misfit(.requiredNull) { "\($0) needs a value, and there is none." }
        .inside(member.place)
    }
    return arena.record(parts)
  }

  private func number(
    _ value: Value,
    _ type: FieldType,
    _ arena: borrowing Arena
  ) throws(Misfit) -> Value {
    // Inside a record that was copied, numbers stand as they were spelled.
    let spelled = value.kind == .number ? value.parseDecimal(in: arena) : nil
    guard let number = (spelled ?? value).exactDecimal else { throw wrongForm(type) }
    if type == .int {
      guard let integer = number.integer else { throw wrongForm(type) }
      try checkRange(number)
      return .integer(integer)
    }
    try checkRange(number)
    let normal = number.normalized
    if let scale = field.scale, normal.scale > scale {
      throw Misfit(.targetRange) {
        "\($0) takes \(scale) digits after the point, not \(normal.scale)."
      }
    }
    return value
  }

  private func checkRange(_ number: ExactDecimal) throws(Misfit) {
    if let least = field.minimum, number < ExactDecimal(least) {
      throw Misfit(.targetRange) { "The number is below what \($0) takes: \(least)." }
    }
    if let most = field.maximum, number > ExactDecimal(most) {
      throw Misfit(.targetRange) { "The number is above what \($0) takes: \(most)." }
    }
    guard let precision = field.precision else { return }
    // Digits before the point: what is left of the precision.
    let digits = max(0, precision - (field.scale ?? 0))
    guard digits < ExactDecimal.digitsMax else { return }
    let whole = number.mantissa.magnitude / ExactDecimal.power(number.scale)
    guard whole >= ExactDecimal.power(digits) else { return }
    throw Misfit(.targetRange) { "\($0) takes \(digits) digits before the point, not more." }
  }
}
