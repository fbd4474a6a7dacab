import Records

/// The rows of one object, found by identifier, by key and by name without walking over all.
struct SalesforceTable: Sendable {
  let object: SalesforceObject
  private(set) var rows: [SalesforceRow] = []
  private var byID: [String: Int] = [:]
  /// Rows by folded value, for the fields people look records up by.
  private var indexes: [Int: [String: [Int]]] = [:]
  /// The positions of the fields with an index; walking over the dictionary itself would copy it.
  private let indexed: [Int]

  init(_ object: SalesforceObject) {
    self.object = object
    indexed = object.fields.indices.filter {
      object.fields[$0].isUpsertKey || object.fields[$0].isNameField
    }
    for position in indexed { indexes[position] = [:] }
  }

  /// The row with that identifier, of 15 or 18 characters.
  func row(id: String) -> Int? { SalesforceID.short(id).flatMap { byID[$0] } }

  /// Rows holding that value, in their order; `nil` where the field has no index.
  func rows(where position: Int, is folded: String) -> [Int]? {
    indexes[position].map { $0[folded] ?? [] }
  }

  func isIndexed(_ position: Int) -> Bool { indexes[position] != nil }

  /// Adds a record with what the platform sets itself.
  @discardableResult
  mutating func insert(
    _ values: [(position: Int, value: SalesforceValue)],
    at now: Instant,
    user: String
  ) -> Int {
    let id = SalesforceID.make(prefix: object.keyPrefix, number: rows.count + 1)
    var row = SalesforceRow(id: id)
    let stamp = SalesforceValue.text(TimeText.offset(now))
    let stamps = object.stamps
    set(stamps.id, .text(id), in: &row)
    for position in [stamps.created, stamps.modified, stamps.systemModified] {
      set(position, stamp, in: &row)
    }
    for position in [stamps.createdBy, stamps.modifiedBy, stamps.owner] {
      set(position, .text(user), in: &row)
    }
    for (position, value) in object.defaults { row[position] = value }
    // A null where the platform has a value of its own leaves that value.
    for (position, value) in values where value != .null { row[position] = value }
    compoundName(of: &row)
    let number = rows.count
    rows.append(row)
    byID[String(id.prefix(15))] = number
    for position in indexed { enter(number, position) }
    return number
  }

  /// Changes the fields given; the others stay, null clears.
  mutating func update(
    _ number: Int,
    _ values: [(position: Int, value: SalesforceValue)],
    at now: Instant,
    user: String
  ) {
    for position in indexed { remove(number, position) }
    for (position, value) in values { rows[number][position] = value }
    let stamp = SalesforceValue.text(TimeText.offset(now))
    set(object.stamps.modified, stamp, in: &rows[number])
    set(object.stamps.systemModified, stamp, in: &rows[number])
    set(object.stamps.modifiedBy, .text(user), in: &rows[number])
    compoundName(of: &rows[number])
    for position in indexed { enter(number, position) }
  }

  private func set(_ position: Int?, _ value: SalesforceValue, in row: inout SalesforceRow) {
    if let position { row[position] = value }
  }

  private func compoundName(of row: inout SalesforceRow) {
    guard let name = object.stamps.name else { return }
    let parts = object.stamps.nameParts.compactMap { position in
      if case .text(let text) = row[position] { text } else { nil }
    }
    row[name] = parts.isEmpty ? .null : .text(parts.joined(separator: " "))
  }

  private mutating func enter(_ number: Int, _ position: Int) {
    guard let folded = rows[number][position].folded else { return }
    indexes[position]?[folded, default: []].append(number)
  }

  private mutating func remove(_ number: Int, _ position: Int) {
    guard let folded = rows[number][position].folded else { return }
    indexes[position]?[folded]?.removeAll { $0 == number }
  }
}
