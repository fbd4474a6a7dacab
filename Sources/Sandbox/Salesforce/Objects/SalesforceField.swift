import Records

/// One field of an object, as describe tells it.
struct SalesforceField: Sendable {
  /// The types this sandbox has, by describe's names.
  enum Kind: String, Sendable {
    case id
    case string
    case textarea
    case picklist
    case reference
    case boolean
    case int
    case double
    case currency
    case date
    case datetime
    case email
    case phone
    case url
    case address
  }

  /// Who may write it.
  enum Access: Sendable {
    case writable
    case createOnly
    case updateOnly
    case readOnly
  }

  let name: String
  let label: String
  let kind: Kind
  var length = 0
  var access = Access.writable
  var nillable = true
  var defaultedOnCreate = false
  var defaultValue: SalesforceValue = .null
  var referenceTo: [String] = []
  var relationshipName: String?
  var picklist: [String] = []
  var restricted = false
  var idLookup = false
  var externalID = false
  var unique = false
  var precision = 0
  var scale = 0
  var digits = 0
  var compound: String?
  var extraType: String?
  var isNameField = false

  init(_ name: String, _ label: String, _ kind: Kind) {
    self.name = name
    self.label = label
    self.kind = kind
  }

  var isCustom: Bool { name.hasSuffix("__c") }

  var createable: Bool { access == .writable || access == .createOnly }
  var updateable: Bool { access == .writable || access == .updateOnly }

  /// Must be given when a record is made.
  var required: Bool { createable && !nillable && !defaultedOnCreate }

  /// May stand in the path of an upsert.
  var isUpsertKey: Bool { externalID || idLookup }
}
