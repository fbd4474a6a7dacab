import Records

/// The body of `GET /sobjects/{Object}/describe`.
extension SalesforceObject {
  func describe(version: String) -> JSON {
    let root = "/services/data/v\(version)/sobjects/\(name)"
    return .members([
      "actionOverrides": [], "activateable": false, "childRelationships": [],
      "compactLayoutable": true, "createable": .bool(name != "User"), "custom": false,
      "customSetting": false, "deepCloneable": false, "deletable": .bool(name != "User"),
      "deprecatedAndHidden": false, "feedEnabled": true,
      "fields": .array(fields.map(\.describe)),
      "hasSubtypes": false, "isSubtype": false, "keyPrefix": .string(keyPrefix),
      "label": .string(label), "labelPlural": .string(labelPlural), "layoutable": true,
      "mergeable": .bool(name != "User"), "mruEnabled": true, "name": .string(name),
      "namedLayoutInfos": [], "networkScopeFieldName": JSON.null, "queryable": true,
      "recordTypeInfos": .array([
        .members([
          "active": true, "available": true, "defaultRecordTypeMapping": true,
          "developerName": "Master", "master": true, "name": "Master",
          "recordTypeId": "012000000000000AAA",
        ])
      ]),
      "replicateable": true, "retrieveable": true, "searchLayoutable": true, "searchable": true,
      "sobjectDescribeOption": "FULL", "supportedScopes": [], "triggerable": true,
      "undeletable": .bool(name != "User"), "updateable": true,
      "urls": .members([
        "sobject": .string(root), "describe": .string(root + "/describe"),
        "rowTemplate": .string(root + "/{ID}"), "layouts": .string(root + "/describe/layouts"),
      ]),
    ])
  }
}

extension SalesforceField {
  var describe: JSON {
    let isLong = kind == .textarea && length > 255
    var members: [JSONObject.Member] = []
    func add(_ name: String, _ value: JSON) {
      members.append(JSONObject.Member(name, value))
    }
    add("aggregatable", .bool(!isLong && kind != .boolean && kind != .address))
    for name in ["aiPredictionField", "autoNumber"] { add(name, false) }
    add("byteLength", .integer(kind == .id || kind == .reference ? 18 : length * 3))
    add("calculated", false)
    add("calculatedFormula", nil)
    add("cascadeDelete", false)
    add("caseSensitive", false)
    add("compoundFieldName", compound.map { .string($0) } ?? .null)
    add("controllerName", nil)
    add("createable", .bool(createable))
    add("custom", .bool(isCustom))
    add("defaultValue", kind == .boolean || kind == .picklist ? defaultValue.json : .null)
    add("defaultValueFormula", nil)
    add("defaultedOnCreate", .bool(defaultedOnCreate))
    for name in ["dependentPicklist", "deprecatedAndHidden"] { add(name, false) }
    add("digits", .integer(digits))
    for name in ["displayLocationInDecimal", "encrypted"] { add(name, false) }
    add("externalId", .bool(externalID))
    add("extraTypeInfo", extraType.map { .string($0) } ?? .null)
    add("filterable", .bool(!isLong))
    add("filteredLookupInfo", nil)
    add("groupable", .bool(!isLong && kind != .datetime && kind != .address))
    for name in ["highScaleNumber", "htmlFormatted"] { add(name, false) }
    add("idLookup", .bool(idLookup))
    add("inlineHelpText", nil)
    add("label", .string(label))
    add("length", .integer(length))
    add("mask", nil)
    add("maskType", nil)
    add("name", .string(name))
    add("nameField", .bool(isNameField))
    add("namePointing", .bool(referenceTo.count > 1))
    add("nillable", .bool(nillable))
    add("permissionable", .bool(access == .writable && nillable))
    add("picklistValues", .array(picklist.map { option($0) }))
    add("polymorphicForeignKey", .bool(referenceTo.count > 1))
    add("precision", .integer(precision))
    add("queryByDistance", false)
    add("referenceTargetField", nil)
    add("referenceTo", .strings(referenceTo))
    add("relationshipName", relationshipName.map { .string($0) } ?? .null)
    add("relationshipOrder", nil)
    add("restrictedDelete", false)
    add("restrictedPicklist", .bool(restricted))
    add("scale", .integer(scale))
    add("searchPrefilterable", .bool(kind == .reference))
    add("soapType", .string(soapType))
    add("sortable", .bool(!isLong && kind != .address))
    add("type", .string(kind.rawValue))
    add("unique", .bool(unique))
    add("updateable", .bool(updateable))
    add("writeRequiresMasterRead", false)
    return .object(JSONObject(members))
  }

  private func option(_ value: String) -> JSON {
    .members([
      "active": true, "defaultValue": .bool(defaultValue == .text(value)),
      "label": .string(value), "validFor": JSON.null, "value": .string(value),
    ])
  }

  private var soapType: String {
    switch kind {
    case .id, .reference: "tns:ID"
    case .boolean: "xsd:boolean"
    case .int: "xsd:int"
    case .double, .currency: "xsd:double"
    case .date: "xsd:date"
    case .datetime: "xsd:dateTime"
    case .address: "urn:address"
    case .string, .textarea, .picklist, .email, .phone, .url: "xsd:string"
    }
  }
}
