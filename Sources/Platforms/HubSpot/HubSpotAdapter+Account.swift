import Records

extension HubSpotAdapter {
  /// Asks for the account's details: the cheapest request that proves token and network, and the
  /// only place that tells the zone in which the daily quota turns.
  package func account(
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> AccountFacts {
    let operation = PlatformOperation.reading("hubspot.account.info")
    let response = try await send(
      request("GET", HubSpotVersion.account),
      for: operation,
      through: sender
    )
    let json = try response.json(of: operation)
    guard let portal = json["portalId"].flatMap({ $0.number ?? $0.string }) else {
      throw response.unreadable(operation, "the account has no \"portalId\"")
    }
    let offset = json["utcOffsetMilliseconds"]?.int ?? 0
    return AccountFacts(account: portal, zoneOffset: .milliseconds(offset))
  }
}
