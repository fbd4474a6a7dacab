package import Diagnostics
import FoundationEssentials
import Records

/// Turns references into secrets, at the moment a request needs one.
package struct SecretResolver: Sendable {
  /// What the sandbox accepts; its documentation says the same.
  private static let sandboxSecrets = [
    "token": "pat-sandbox",
    "client_id": "sandbox-client",
    "client_secret": "sandbox-secret",
  ]

  private let folder: String
  private let environment: [String: String]

  /// - Parameters:
  ///   - folder: the workspace; `file:` references are relative to it.
  ///   - environment: the process's environment.
  package init(folder: String, environment: [String: String]) {
    self.folder = folder
    self.environment = environment
  }

  /// The secret behind a reference.
  ///
  /// - Throws: CFG201 where there is none; the message names the reference, never a secret.
  package func secret(_ reference: SecretReference) throws(Diagnostic) -> String {
    switch reference {
    case .environment(let name):
      guard let value = environment[name], !value.isEmpty else {
        throw missing(reference, hint: "Set the environment variable \(name), and try again.")
      }
      return value
    case .file(let path):
      guard let data = try? Data(contentsOf: URL(filePath: full(path))),
        let line = SavedText.text(data).split(whereSeparator: \.isNewline).first,
        !line.allSatisfy(\.isWhitespace)
      else {
        throw missing(reference, hint: "Put the secret on the first line of \(path).")
      }
      return line.trimmingPrefix(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace)
    case .sandbox(let name):
      guard let value = Self.sandboxSecrets[name] else {
        throw missing(
          reference,
          hint: "The sandbox knows \(Self.sandboxSecrets.keys.sorted().joined(separator: ", "))."
        )
      }
      return value
    }
  }

  /// The secrets behind references, by their names; CFG201 where there is none.
  package func secrets(
    _ references: [String: SecretReference]
  ) -> [String: Result<[UInt8], Diagnostic>] {
    references.mapValues { reference in
      Result { () throws(Diagnostic) in Array(try secret(reference).utf8) }
    }
  }

  /// The files that the secrets of a workspace are in.
  package func paths(of configuration: WorkspaceConfiguration) -> [String] {
    let references =
      Array(configuration.secrets.values) + configuration.connections.flatMap(\.credentials.values)
      + [configuration.model?.key].compactMap(\.self)
    return references.compactMap { reference in
      guard case .file(let path) = reference else { return nil }
      return full(path)
    }
  }

  private func full(_ path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  private func missing(_ reference: SecretReference, hint: String) -> Diagnostic {
    Diagnostic(.error, .CFG201, "there is no secret at \(reference.text)", hint: hint)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return String(rest)
  }
}
