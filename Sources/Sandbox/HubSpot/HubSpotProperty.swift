import Records

/// One property definition, as `GET /crm/v3/properties/{objectType}` describes it.
struct HubSpotProperty: Sendable {
  struct Option: Sendable {
    let value: String
    let label: String
  }

  /// Who may change what; HubSpot's own properties have a definition nobody edits.
  enum Access: Sendable {
    case writable
    /// Set by HubSpot alone.
    case readOnly
    /// Computed, also read-only.
    case calculated
    /// Made by an administrator of the portal.
    case custom
  }

  let name: String
  let label: String
  let type: String
  let fieldType: String
  let group: String
  let description: String
  var options: [Option] = []
  var order = -1
  var access = Access.writable
  var hidden = false
  /// Options come from elsewhere, as owners do.
  var externalOptions = false

  var isWritable: Bool { access == .writable || access == .custom }

  var json: JSON {
    let calculated = access == .calculated
    let readOnly = access == .readOnly || calculated
    return .members([
      "updatedAt": "2024-09-12T14:22:56.844Z",
      "createdAt": "2019-08-06T02:41:08.304Z",
      "name": .string(name),
      "label": .string(label),
      "type": .string(type),
      "fieldType": .string(fieldType),
      "description": .string(description),
      "groupName": .string(group),
      "options": .array(options.enumerated().map { Self.json($1, order: $0) }),
      "displayOrder": .integer(order),
      "calculated": .bool(calculated),
      "externalOptions": .bool(externalOptions),
      "archived": access == .custom ? false : nil,
      "hasUniqueValue": false,
      "hidden": .bool(hidden),
      "hubspotDefined": access == .custom ? nil : true,
      "modificationMetadata": .members([
        "archivable": true,
        "readOnlyDefinition": .bool(access != .custom),
        "readOnlyOptions": options.isEmpty || access == .custom ? nil : true,
        "readOnlyValue": .bool(readOnly),
      ]),
      "formField": .bool(!readOnly && !hidden),
      "dataSensitivity": "non_sensitive",
    ])
  }

  private static func json(_ option: Option, order: Int) -> JSON {
    .members([
      "label": .string(option.label), "value": .string(option.value),
      "displayOrder": .integer(order), "hidden": false,
    ])
  }
}
