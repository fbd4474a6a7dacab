import Diagnostics
import Platforms
import Workspace

/// A connection's secrets behind their references, looked up again whenever one is needed.
struct ReferencedCredentials: CredentialSource {
  let references: [String: SecretReference]
  let resolver: SecretResolver

  func secret(_ name: CredentialName) -> String? {
    references[name.rawValue].flatMap { try? resolver.secret($0) }
  }

  /// Tries every secret the platform needs.
  ///
  /// - Throws: CON102 for a reference that is not there, CFG201 for one that leads nowhere.
  func check(
    _ needed: [CredentialName],
    connection: String
  ) throws(DiagnosticList) {
    var problems: [Diagnostic] = []
    for name in needed {
      guard let reference = references[name.rawValue] else {
        problems.append(
          Diagnostic(
            .error,
            .CON102,
            "connection \"\(connection)\" has no \"\(name.rawValue)\"",
            at: Location("crosswalk.yaml", pointer: "/connections/\(connection)"),
            hint: "Add \"\(name.rawValue): env:NAME\"."
          )
        )
        continue
      }
      do throws(Diagnostic) {
        _ = try resolver.secret(reference)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
  }
}
