import Records

/// Which fields say who a record is.
enum RecordIdentity {
  private static let identifierNames: Set<String> = ["id", "hs_object_id", "vid", "recordid"]

  /// Whether the field is the source's own identifier of a record.
  static func isIdentifier(_ field: CatalogField) -> Bool {
    field.type == .id && field.references == nil
      || identifierNames.contains(field.name.lowercased())
  }

  /// Whether the field is there to hold the identifier a system gave a record: `HubSpot_Id__c`.
  static func isExternalKey(_ field: CatalogField, of system: String) -> Bool {
    guard field.isKey else { return false }
    let words = NameTokens.split(field.name) + NameTokens.split(field.label)
    let name = words.joined()
    guard words.contains("id") || words.contains("key") || name.contains("id") else { return false }
    return name.contains(system.lowercased()) || words.contains("external")
  }
}
