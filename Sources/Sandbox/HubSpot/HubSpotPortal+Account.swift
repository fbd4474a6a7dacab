import Records

/// What the portal says about itself.
extension HubSpotPortal {
  static let accountInfo: SandboxAnswer = .json(
    200,
    [
      "portalId": .integer(portalID),
      "accountType": "STANDARD",
      "timeZone": .string(zone),
      "companyCurrency": "USD",
      "additionalCurrencies": [],
      "utcOffset": "-07:00",
      "utcOffsetMilliseconds": .integer(zoneOffset.wholeMilliseconds),
      "uiDomain": "app.hubspot.com",
      "dataHostingLocation": "na1",
    ]
  )

  /// Every property at once: there are no pages, and none is archived.
  static func properties(_ object: HubSpotObject, _ request: SandboxRequest) -> SandboxAnswer {
    guard request.value("archived") != "true" else { return .json(200, ["results": []]) }
    return switch object {
    case .contacts: contactProperties
    case .companies: companyProperties
    }
  }

  private static let contactProperties = answer(HubSpotProperty.contacts)
  private static let companyProperties = answer(HubSpotProperty.companies)

  private static func answer(_ properties: [HubSpotProperty]) -> SandboxAnswer {
    .json(200, ["results": .array(properties.map(\.json))])
  }
}
