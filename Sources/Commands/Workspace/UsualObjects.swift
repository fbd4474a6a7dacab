import Platforms

/// An object people sync, and the words they use for it.
struct UsualObject {
  let name: String
  let words: [String]
}

extension PlatformID {
  /// The objects that are asked for where nobody names one.
  var usualObjects: [UsualObject] {
    switch self {
    case .hubspot:
      [
        UsualObject(name: "contacts", words: ["contact", "contacts", "people"]),
        UsualObject(name: "companies", words: ["company", "companies"]),
      ]
    case .salesforce:
      [
        UsualObject(name: "Lead", words: ["lead", "leads"]),
        UsualObject(name: "Contact", words: ["contact", "contacts"]),
        UsualObject(name: "Account", words: ["account", "accounts"]),
      ]
    case .files: []
    }
  }
}
