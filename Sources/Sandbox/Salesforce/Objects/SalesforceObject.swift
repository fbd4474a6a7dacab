/// An object of the org and its fields.
struct SalesforceObject: Sendable {
  let name: String
  let label: String
  let labelPlural: String
  let keyPrefix: String
  let fields: [SalesforceField]
  /// Positions by lower-case name: API names are found whatever their case.
  private let positions: [String: Int]
  /// Fields that must be given when a record is made.
  let required: [Int]
  /// Fields that must never become null.
  let neverNull: Set<Int>
  /// What the platform puts into a new record by itself.
  let defaults: [(position: Int, value: SalesforceValue)]
  /// The fields the platform stamps, where the object has them.
  let stamps: Stamps

  struct Stamps: Sendable {
    var id: Int?
    var owner: Int?
    var created: Int?
    var createdBy: Int?
    var modified: Int?
    var modifiedBy: Int?
    var systemModified: Int?
    /// The compound name, and its parts in their order.
    var name: Int?
    var nameParts: [Int] = []

    init(find: (String) -> Int?) {
      id = find("Id")
      owner = find("OwnerId")
      created = find("CreatedDate")
      createdBy = find("CreatedById")
      modified = find("LastModifiedDate")
      modifiedBy = find("LastModifiedById")
      systemModified = find("SystemModstamp")
      nameParts = ["FirstName", "LastName"].compactMap { find($0) }
      name = nameParts.count == 2 ? find("Name") : nil
    }
  }

  init(
    _ name: String,
    label: String? = nil,
    plural: String,
    keyPrefix: String,
    fields: [SalesforceField]
  ) {
    self.name = name
    self.label = label ?? name
    labelPlural = plural
    self.keyPrefix = keyPrefix
    self.fields = fields
    let byName = Dictionary(
      fields.enumerated().map { ($1.name.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    positions = byName
    required = fields.indices.filter { fields[$0].required }
    neverNull = Set(fields.indices.filter { !fields[$0].nillable })
    defaults = fields.indices.filter { fields[$0].defaultValue != .null }.map {
      ($0, fields[$0].defaultValue)
    }
    stamps = Stamps { byName[$0.lowercased()] }
  }

  func position(of name: String) -> Int? { positions[name.lowercased()] }

  subscript(name: String) -> SalesforceField? { position(of: name).map { fields[$0] } }
}

/// What an org is set up with.
package enum SandboxOrg: String, CaseIterable, Sendable {
  /// Leads have a look-up to accounts, and any lead source is taken.
  case standard
  /// Leads have no look-up to accounts, and lead sources are restricted to the standard five.
  case bare
}
