import Records

/// Why a property does not take a value.
struct HubSpotValueFault: Error, Hashable, Sendable {
  let property: String
  let code: String
  let message: String
}

/// Looks at a value as the portal does before it writes it.
enum HubSpotValueCheck {
  /// The value as it is stored; an empty text clears the property.
  static func value(
    _ json: JSON,
    of name: String,
    among properties: [HubSpotProperty]
  ) throws(HubSpotValueFault) -> String {
    guard let property = properties.first(where: { $0.name == name }) else {
      throw HubSpotValueFault(
        property: name,
        code: "PROPERTY_DOESNT_EXIST",
        message: "Property \"\(name)\" does not exist"
      )
    }
    guard property.isWritable else {
      throw HubSpotValueFault(
        property: name,
        code: "READ_ONLY_VALUE",
        message: "\"\(name)\" is a read only property; its value cannot be set."
      )
    }
    let text: String
    switch json {
    case .null: text = ""
    case .string(let string): text = string
    case .number(let number): text = number
    case .bool(let flag): text = flag ? "true" : "false"
    case .array, .object:
      throw HubSpotValueFault(
        property: name,
        code: "INVALID_STRING",
        message: "\"\(name)\" takes one text."
      )
    }
    return text.isEmpty ? "" : try checked(text, property)
  }

  private static func checked(
    _ text: String,
    _ property: HubSpotProperty
  ) throws(HubSpotValueFault) -> String {
    func fault(_ code: String, _ words: String) -> HubSpotValueFault {
      HubSpotValueFault(property: property.name, code: code, message: "\(text) \(words)")
    }
    switch property.type {
    case "number":
      guard let number = Double(text), number.isFinite else {
        throw fault("INVALID_INTEGER", "was not a valid number.")
      }
      return text
    case "date", "datetime":
      guard let moment = HubSpotTime.milliseconds(text) else {
        throw fault("INVALID_DATE", "was not a valid date.")
      }
      let instant = Instant(milliseconds: moment)
      return property.type == "date" ? TimeText.day(instant) : TimeText.zulu(instant)
    case "bool", "enumeration":
      // A box with several ticks holds them all, with semicolons between them.
      let several = property.fieldType == "checkbox"
      let parts = several ? text.split(separator: ";").map { String($0) } : [text]
      let known = Set(property.options.map(\.value))
      guard property.externalOptions || known.isSuperset(of: parts) else {
        let options = property.options.map(\.value).joined(separator: ", ")
        throw fault("INVALID_OPTION", "was not one of the allowed options: [\(options)]")
      }
      return text
    default:
      guard property.name == "email" else { return text }
      let address = text.trimmingBlanks.lowercased()
      guard isEmail(address) else {
        throw HubSpotValueFault(
          property: property.name,
          code: "INVALID_EMAIL",
          message: "Email address \(text) is invalid"
        )
      }
      return address
    }
  }

  /// The portal knows top-level domains and refuses others; dots in front of the `@` it minds less
  /// than Salesforce does.
  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, !labels.contains(""), let ending = labels.last else { return false }
    return endings.contains(String(ending)) || ending.utf8.count == 2
  }

  /// The domains invented people have, and the common ones; two letters are taken for a country.
  private static let endings: Set<String> = [
    "example", "test", "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "name",
    "pro", "aero", "coop", "museum", "app", "dev", "cloud", "online", "shop", "tech", "agency",
  ]
}

/// Times as the portal takes them.
enum HubSpotTime {
  /// Milliseconds since 1970 as they stand, an instant with an offset, or a day in UTC.
  static func milliseconds(_ text: String) -> Int64? {
    if let number = Int64(text) { return number }
    return Instant(parsing: text)?.milliseconds
      ?? Instant(parsing: text + "T00:00:00Z")?.milliseconds
  }
}
