/// Short forms for the tables of fields.
extension SalesforceField {
  static func text(_ name: String, _ label: String, _ length: Int) -> SalesforceField {
    var field = SalesforceField(name, label, .string)
    field.length = length
    return field
  }

  static func longText(_ name: String, _ label: String, _ length: Int) -> SalesforceField {
    var field = SalesforceField(name, label, .textarea)
    field.length = length
    field.extraType = "plaintextarea"
    return field
  }

  static func phone(_ name: String, _ label: String) -> SalesforceField {
    var field = SalesforceField(name, label, .phone)
    field.length = 40
    return field
  }

  static func email(_ name: String, _ label: String) -> SalesforceField {
    var field = SalesforceField(name, label, .email)
    field.length = 80
    return field
  }

  static func url(_ name: String, _ label: String) -> SalesforceField {
    var field = SalesforceField(name, label, .url)
    field.length = 255
    return field
  }

  static func choice(
    _ name: String,
    _ label: String,
    _ values: [String],
    length: Int = 40
  )
    -> SalesforceField
  {
    var field = SalesforceField(name, label, .picklist)
    field.length = length
    field.picklist = values
    return field
  }

  static func number(
    _ name: String,
    _ label: String,
    _ precision: Int,
    _ scale: Int
  )
    -> SalesforceField
  {
    var field = SalesforceField(name, label, .double)
    field.precision = precision
    field.scale = scale
    return field
  }

  static func money(_ name: String, _ label: String) -> SalesforceField {
    var field = SalesforceField(name, label, .currency)
    field.precision = 18
    return field
  }

  static func whole(_ name: String, _ label: String) -> SalesforceField {
    var field = SalesforceField(name, label, .int)
    field.digits = 8
    return field
  }

  /// A box to tick: never null, false unless it is said otherwise.
  static func flag(
    _ name: String,
    _ label: String,
    usually value: Bool = false
  )
    -> SalesforceField
  {
    var field = SalesforceField(name, label, .boolean)
    field.nillable = false
    field.defaultedOnCreate = true
    field.defaultValue = .flag(value)
    return field
  }

  static func day(_ name: String, _ label: String) -> SalesforceField {
    SalesforceField(name, label, .date)
  }

  static func time(_ name: String, _ label: String) -> SalesforceField {
    SalesforceField(name, label, .datetime)
  }

  static func reference(
    _ name: String,
    _ label: String,
    to objects: [String],
    as relationship: String
  ) -> SalesforceField {
    var field = SalesforceField(name, label, .reference)
    field.length = 18
    field.referenceTo = objects
    field.relationshipName = relationship
    return field
  }

  func readOnly() -> SalesforceField { with { $0.access = .readOnly } }

  /// Must be given on create.
  func mandatory() -> SalesforceField { with { $0.nillable = false } }

  /// Set by the platform on create, and never null.
  func systemSet() -> SalesforceField {
    with {
      $0.access = .readOnly
      $0.nillable = false
      $0.defaultedOnCreate = true
    }
  }

  /// Not null, with a value of its own where none is given.
  func defaulted(_ value: SalesforceValue = .null) -> SalesforceField {
    with {
      $0.nillable = false
      $0.defaultedOnCreate = true
      $0.defaultValue = value
    }
  }

  func lookup() -> SalesforceField { with { $0.idLookup = true } }

  /// A key of another system: marked External ID, and unique.
  func externalKey() -> SalesforceField {
    with {
      $0.externalID = true
      $0.unique = true
      $0.idLookup = true
    }
  }

  func restrictedToOptions() -> SalesforceField { with { $0.restricted = true } }

  func part(of compound: String, extra: String? = nil) -> SalesforceField {
    with {
      $0.compound = compound
      $0.extraType = extra ?? $0.extraType
    }
  }

  func with(_ change: (inout SalesforceField) -> Void) -> SalesforceField {
    var copy = self
    change(&copy)
    return copy
  }
}
