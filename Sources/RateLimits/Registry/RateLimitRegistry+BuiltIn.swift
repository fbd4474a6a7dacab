package import Diagnostics

extension RateLimitRegistry {
  /// The registry that ships with the program.
  ///
  /// - Throws: `LIM201` for a platform without one.
  package static func builtIn(platform: String) throws(Diagnostic) -> RateLimitRegistry {
    guard let file = embeddedFiles.first(where: { $0.name == platform }) else {
      let names = embeddedFiles.map(\.name)
      throw Diagnostic(
        .error,
        .LIM201,
        "There is no limit registry for the platform \"\(platform)\"",
        hint: RateLimitRegistry.nameHint(platform, in: names)
      )
    }
    do {
      return try RateLimitRegistry(parsing: file.text, source: "\(file.name).json")
    } catch {
      throw error.diagnostics.first
        ?? Diagnostic(.error, .LIM101, "The embedded registry of \(platform) cannot be read")
    }
  }

  /// The tier of a connection, or the default one.
  ///
  /// - Throws: `LIM202` for a tier the platform does not have.
  package func tier(named name: String?) throws(Diagnostic) -> String {
    guard let name else { return defaultTier }
    guard tiers.contains(name) else {
      throw Diagnostic(
        .error,
        .LIM202,
        "\(platform) has no tier \"\(name)\"",
        hint: RateLimitRegistry.nameHint(name, in: tiers)
      )
    }
    return name
  }
}
