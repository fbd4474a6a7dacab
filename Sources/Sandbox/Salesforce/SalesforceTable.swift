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
  private let name: Int?
  private let nameParts: [Int]

  init(_ object: SalesforceObject) {
    self.object = object
    name = object.position(of: "Name")
    nameParts = ["FirstName", "LastName"].compactMap { object.position(of: $0) }
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
    set("Id", .text(id), in: &row)
    for name in ["CreatedDate", "LastModifiedDate", "SystemModstamp"] { set(name, stamp, in: &row) }
    for name in ["CreatedById", "LastModifiedById", "OwnerId"] { set(name, .text(user), in: &row) }
    for (position, field) in object.fields.enumerated() where field.defaultValue != .null {
      row[position] = field.defaultValue
    }
    for (position, value) in values
    where value != .null || !object.fields[position].defaultedOnCreate {
      row[position] = value
    }
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
    set("LastModifiedDate", stamp, in: &rows[number])
    set("SystemModstamp", stamp, in: &rows[number])
    set("LastModifiedById", .text(user), in: &rows[number])
    compoundName(of: &rows[number])
    for position in indexed { enter(number, position) }
  }

  private func set(_ name: String, _ value: SalesforceValue, in row: inout SalesforceRow) {
    if let position = object.position(of: name) { row[position] = value }
  }

  private func compoundName(of row: inout SalesforceRow) {
    guard let name, nameParts.count == 2 else { return }
    let parts = nameParts.compactMap { position in
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
