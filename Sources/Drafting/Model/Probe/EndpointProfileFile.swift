import FoundationEssentials
import Records

/// The file in which a workspace keeps what is known of its model endpoint.
package struct EndpointProfileFile: Hashable, Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// What is known of an endpoint; `nil` where nothing is, or only of another one.
  package func profile(of endpoint: ModelEndpoint) -> EndpointProfile? {
    guard let data = try? Data(contentsOf: URL(filePath: path)),
      let json = try? JSON(parsing: Array(data))
    else { return nil }
    return EndpointProfile(json: json, of: endpoint)
  }

  /// Keeps a profile in the place of the one before; without it the next run finds out again.
  package func keep(_ profile: EndpointProfile) {
    let url = URL(filePath: path)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try? Data(profile.json.bytes()).write(to: url, options: .atomic)
  }
}
