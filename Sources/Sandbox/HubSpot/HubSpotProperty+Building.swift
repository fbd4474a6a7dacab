/// Short forms for the tables of properties.
extension HubSpotProperty {
  static let contactGroup = "contactinformation"
  static let analyticsGroup = "analyticsinformation"
  static let emailGroup = "emailinformation"
  static let salesGroup = "sales_properties"
  static let activityGroup = "contact_activity"
  static let dealGroup = "deal_information"
  static let adsGroup = "facebook_ads_properties"
  static let conversionGroup = "conversioninformation"
  static let companyGroup = "companyinformation"

  static func text(
    _ name: String,
    _ label: String,
    _ description: String,
    in group: String = contactGroup,
    order: Int = -1,
    _ access: Access = .writable,
    fieldType: String = "text"
  ) -> HubSpotProperty {
    HubSpotProperty(
      name: name,
      label: label,
      type: "string",
      fieldType: fieldType,
      group: group,
      description: description,
      order: order,
      access: access
    )
  }

  static func phone(
    _ name: String,
    _ label: String,
    _ description: String,
    order: Int = 4
  )
    -> HubSpotProperty
  {
    text(name, label, description, order: order, fieldType: "phonenumber")
  }

  static func number(
    _ name: String,
    _ label: String,
    _ description: String,
    in group: String = contactGroup,
    _ access: Access = .readOnly
  ) -> HubSpotProperty {
    HubSpotProperty(
      name: name,
      label: label,
      type: "number",
      fieldType: "number",
      group: group,
      description: description,
      access: access
    )
  }

  static func time(
    _ name: String,
    _ label: String,
    _ description: String,
    in group: String = contactGroup,
    _ access: Access = .readOnly
  ) -> HubSpotProperty {
    HubSpotProperty(
      name: name,
      label: label,
      type: "datetime",
      fieldType: "date",
      group: group,
      description: description,
      access: access
    )
  }

  static func flag(
    _ name: String,
    _ label: String,
    _ description: String,
    in group: String = contactGroup,
    yes: String = "True",
    no: String = "False",
    _ access: Access = .readOnly
  ) -> HubSpotProperty {
    HubSpotProperty(
      name: name,
      label: label,
      type: "bool",
      fieldType: "booleancheckbox",
      group: group,
      description: description,
      options: [Option(value: "true", label: yes), Option(value: "false", label: no)],
      access: access
    )
  }

  static func choice(
    _ name: String,
    _ label: String,
    _ description: String,
    in group: String = contactGroup,
    order: Int = -1,
    fieldType: String = "select",
    _ options: [(String, String)],
    _ access: Access = .writable
  ) -> HubSpotProperty {
    HubSpotProperty(
      name: name,
      label: label,
      type: "enumeration",
      fieldType: fieldType,
      group: group,
      description: description,
      options: options.map { Option(value: $0.0, label: $0.1) },
      order: order,
      access: access,
      externalOptions: options.isEmpty
    )
  }

  func hiddenFromPeople() -> HubSpotProperty {
    var copy = self
    copy.hidden = true
    return copy
  }
}
