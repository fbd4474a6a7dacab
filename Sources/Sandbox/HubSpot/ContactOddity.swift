/// What is wrong with a fixed few of every 500 contacts.
enum ContactOddity: Sendable {
  case noLastName
  case blankLastName
  case emptyLastName
  case noCompany
  case blankCompany
  case emptyCompany
  /// An address that names no top-level domain; Salesforce refuses it.
  case emailWithoutDot(String)
  /// An address that looks right to most checks; Salesforce refuses it.
  case emailRefused(String)
  case longLastName
  case longJobTitle
  case longCompany
  case blankSource
  case paddedEmail

  private static let cycle = 500

  /// Where in every 500 each stands; anything else is ordinary.
  private static let places: [Int: ContactOddity] = [
    11: .noLastName, 97: .blankLastName, 203: .noLastName, 311: .emptyLastName, 402: .noLastName,
    23: .noCompany, 61: .blankCompany, 118: .noCompany, 166: .emptyCompany, 217: .noCompany,
    263: .noCompany, 319: .blankCompany, 366: .noCompany, 421: .noCompany, 478: .emptyCompany,
    41: .emailWithoutDot("anna@example"), 187: .emailRefused("tom..hart@example.com"),
    288: .emailRefused("lee.@example.org"), 455: .emailWithoutDot("info@localhost"),
    73: .longLastName, 139: .longJobTitle, 244: .longJobTitle, 350: .longCompany,
    31: .blankSource, 150: .blankSource, 80: .paddedEmail,
  ]

  static func at(_ index: Int) -> ContactOddity? { places[index % cycle] }

  /// How often the cycle has begun anew before that position.
  static func round(_ index: Int) -> Int { index / cycle }

  /// The position of the contact with that address; `nil` where it is none of the odd ones.
  static func index(ofEmail email: String) -> Int? {
    for (place, oddity) in places {
      switch oddity {
      case .emailWithoutDot(let address), .emailRefused(let address):
        if email == address { return place }
        guard email.hasSuffix("." + address), email.hasPrefix("r") else { continue }
        let digits = email.dropFirst().dropLast(address.utf8.count + 1)
        if let round = Int(digits), round < Int.max / cycle { return round * cycle + place }
      case .noLastName, .blankLastName, .emptyLastName, .noCompany, .blankCompany, .emptyCompany,
        .longLastName, .longJobTitle, .longCompany, .blankSource, .paddedEmail:
        continue
      }
    }
    return nil
  }

  /// Changes the values; `round` keeps addresses apart, which are unique in a portal.
  func apply(to values: inout [String: String], round: Int) {
    switch self {
    case .noLastName: values["lastname"] = nil
    case .blankLastName: values["lastname"] = "   "
    case .emptyLastName: values["lastname"] = ""
    case .noCompany: values["company"] = nil
    case .blankCompany: values["company"] = " \u{00A0} "
    case .emptyCompany: values["company"] = ""
    case .emailWithoutDot(let address), .emailRefused(let address):
      values["email"] = round == 0 ? address : "r\(round).\(address)"
    case .longLastName:
      values["lastname"] =
        "Wolfeschlegelsteinhausenbergerdorff-"
        + "Featherstonehaugh-Cholmondeley-Majoribanks de la Tour d'Auvergne"
    case .longJobTitle:
      values["jobtitle"] =
        "Senior Executive Vice President for Integrated Marketing, "
        + "Communications, Demand Generation, Field Events and Partner Programmes, "
        + "Europe, Middle East, Africa and Asia-Pacific"
    case .longCompany:
      values["company"] = "The " + String(repeating: "Very ", count: 60) + "Long Company Ltd"
    case .blankSource: values["hs_analytics_source"] = "  "
    case .paddedEmail: values["email"] = values["email"].map { " \($0) " }
    }
  }
}
