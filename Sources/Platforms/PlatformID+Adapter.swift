package import Diagnostics

extension PlatformID {
  /// The adapter of a platform for one connection.
  ///
  /// - Throws: CON101 for a platform that no sync can use, CON102 where the settings do not say
  ///   enough.
  package func adapter(_ settings: AdapterSettings) throws(Diagnostic) -> any PlatformAdapter {
    switch self {
    case .hubspot: return HubSpotAdapter(settings)
    case .salesforce: return try SalesforceAdapter(settings)
    case .files:
      throw Diagnostic(
        .error,
        .CON101,
        "files are no connection of a sync",
        hint: "Send a file through a mapping with \"crosswalk map\"."
      )
    }
  }

  /// The secrets a connection to the platform needs.
  package var credentials: [CredentialName] {
    switch self {
    case .hubspot: [.token]
    case .salesforce: [.clientID, .clientSecret]
    case .files: []
    }
  }
}
