/// Where a secret is to be found; the secret itself is in no file of the workspace.
package enum SecretReference: Hashable, Sendable {
  /// `env:NAME`, an environment variable.
  case environment(String)
  /// `file:PATH`, the first line of a file, relative to the workspace.
  case file(String)
  /// `sandbox:NAME`, a credential the sandbox accepts; worth nothing anywhere else.
  case sandbox(String)

  /// Reads `env:NAME`, `file:PATH` or `sandbox:NAME`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "env": self = .environment(parts[1])
    case "file": self = .file(parts[1])
    case "sandbox": self = .sandbox(parts[1])
    default: return nil
    }
  }

  /// The reference as written.
  package var text: String {
    switch self {
    case .environment(let name): "env:" + name
    case .file(let path): "file:" + path
    case .sandbox(let name): "sandbox:" + name
    }
  }
}
