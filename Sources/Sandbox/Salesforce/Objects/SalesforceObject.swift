/// An object of the org and its fields.
struct SalesforceObject: Sendable {
  let name: String
  let label: String
  let labelPlural: String
  let keyPrefix: String
  let fields: [SalesforceField]
  /// Positions by lower-case name: API names are found whatever their case.
  private let positions: [String: Int]

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
    positions = Dictionary(
      fields.enumerated().map { ($1.name.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first }
    )
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
