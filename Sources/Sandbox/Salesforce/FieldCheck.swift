import Records

/// Looks at one value as the platform does: type, length, form, options, reference.
struct FieldCheck {
  let field: SalesforceField
  let tables: [SalesforceTable]

  /// The value as it is stored; text without blanks at its ends, nothing left of it is null.
  func value(_ json: JSON) throws(SalesforceRowError) -> SalesforceValue {
    switch json {
    case .null: return .null
    case .object, .array:
      throw SalesforceRowError(
        "JSON_PARSER_ERROR",
        "Cannot deserialize instance of \(field.kind.rawValue) from "
          + "\(json.array == nil ? "START_OBJECT" : "START_ARRAY") value",
        [field.name]
      )
    case .bool(let flag):
      guard field.kind == .boolean else { throw wrongType(flag ? "true" : "false") }
      return .flag(flag)
    case .number(let text): return try number(text)
    case .string(let text):
      let trimmed = text.trimmingBlanks
      return trimmed.isEmpty && field.kind != .boolean ? .null : try self.text(trimmed)
    }
  }

  private func number(_ text: String) throws(SalesforceRowError) -> SalesforceValue {
    switch field.kind {
    case .int:
      guard let whole = Int(text), abs(whole) < 100_000_000 else { throw wrongType(text) }
      return .number(text)
    case .double, .currency:
      guard let value = Double(text), value.isFinite else { throw wrongType(text) }
      let bound = field.precision - field.scale
      let whole = text.drop { $0 == "-" }.prefix { $0 != "." && $0 != "e" && $0 != "E" }
      guard whole.utf8.count <= max(bound, 1) else {
        throw SalesforceRowError(
          "NUMBER_OUTSIDE_VALID_RANGE",
          "\(field.label): value outside of valid range on numeric field: \(text)",
          [field.name]
        )
      }
      return .number(text)
    case .id, .string, .textarea, .picklist, .reference, .boolean, .date, .datetime, .email,
      .phone, .url, .address:
      throw wrongType(text)
    }
  }

  private func text(_ text: String) throws(SalesforceRowError) -> SalesforceValue {
    switch field.kind {
    case .boolean, .int, .double, .currency, .address, .id: throw wrongType(text)
    case .date:
      guard DateForms.isDay(text) else { throw wrongType(text) }
    case .datetime:
      guard DateForms.isTime(text) else { throw wrongType(text) }
    case .reference: return try reference(text)
    case .picklist where field.restricted:
      guard let option = field.picklist.first(where: { $0.lowercased() == text.lowercased() })
      else {
        throw SalesforceRowError(
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "\(field.label): bad value for restricted picklist field: \(text)",
          [field.name]
        )
      }
      return .text(option)
    case .email:
      try length(text)
      guard EmailForm.isAccepted(text) else {
        throw SalesforceRowError(
          "INVALID_EMAIL_ADDRESS",
          "\(field.label): invalid email address: \(text)",
          [field.name]
        )
      }
    case .string, .textarea, .picklist, .phone, .url: try length(text)
    }
    return .text(text)
  }

  private func length(_ text: String) throws(SalesforceRowError) {
    guard field.length > 0, text.utf8.count > field.length, text.utf16.count > field.length else {
      return
    }
    throw SalesforceRowError(
      "STRING_TOO_LONG",
      "\(field.label): data value too large: \(text) (max length=\(field.length))",
      [field.name]
    )
  }

  private func reference(_ text: String) throws(SalesforceRowError) -> SalesforceValue {
    guard let short = SalesforceID.short(text) else {
      throw SalesforceRowError("MALFORMED_ID", "malformed id \(text)", [field.name])
    }
    let targets = tables.filter { field.referenceTo.contains($0.object.name) }
    guard targets.isEmpty || targets.contains(where: { short.hasPrefix($0.object.keyPrefix) })
    else {
      throw SalesforceRowError(
        "FIELD_INTEGRITY_EXCEPTION",
        "\(field.label): id value of incorrect type: \(text)",
        [field.name]
      )
    }
    for table in targets {
      if let number = table.row(id: short) { return .text(table.rows[number].id) }
    }
    throw SalesforceRowError(
      "INVALID_CROSS_REFERENCE_KEY",
      "invalid cross reference id",
      [field.name]
    )
  }

  private func wrongType(_ text: String) -> SalesforceRowError {
    SalesforceRowError(
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "\(field.label): value not of required type: \(text)",
      [field.name]
    )
  }
}

extension SalesforceRowError: Error {}
