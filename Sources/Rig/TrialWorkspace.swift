import Foundation

/// A workspace made for the purpose: the mapping of the README, approved, without limits.
package struct TrialWorkspace: Sendable {
  package static let sync = "contacts-to-leads"

  private static let mapping = "hubspot-contacts-to-salesforce-leads"
  private static let description = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """
  private static let usualURL = "http://127.0.0.1:8484"

  package let program: Program
  package let folder: String
  /// Where the workspace finds its platforms.
  package let sandbox: String

  /// Makes one in an empty folder, against a sandbox that must be running.
  package static func make(
    in folder: String,
    program: Program,
    sandbox url: String
  ) async throws -> TrialWorkspace {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let workspace = TrialWorkspace(program: program, folder: folder, sandbox: url)
    try await program.expectSuccess(["init"], in: folder)
    try workspace.edit(usualURL, url)
    for (credential, limits) in lifted { try workspace.edit(credential, credential + limits) }
    try await program.expectSuccess(
      ["describe-mapping", mapping, "--text", description, "--json"],
      in: folder
    )
    try await program.expectSuccess(["approve-mapping", mapping], in: folder)
    return workspace
  }

  /// A copy as it stands, pointed at another sandbox.
  package func copy(to other: String, sandbox url: String) throws -> TrialWorkspace {
    try FileManager.default.copyItem(atPath: folder, toPath: other)
    let copy = TrialWorkspace(program: program, folder: other, sandbox: url)
    try copy.edit(sandbox, url)
    return copy
  }

  package func run(_ words: [String]) async throws -> Program.Ending {
    try await program.run(words, in: folder)
  }

  /// Limits so high that none is met, and headers that no platform sends, so that none is believed.
  private static let lifted = [
    (
      "    token: sandbox:token\n",
      """
          limits:
            burst:
              max: 100000000
              reported: {max: X-None, remaining: X-None-Remaining}
            daily:
              max: 100000000

      """
    ),
    (
      "    client_secret: sandbox:client_secret\n",
      """
          limits:
            daily:
              max: 100000000
              reported: {usage: X-None, name: none}

      """
    ),
  ]

  /// Changes `crosswalk.yaml`; what is to be replaced must be there.
  private func edit(_ text: String, _ replacement: String) throws {
    let file = URL(filePath: folder + "/crosswalk.yaml")
    let before = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard before.contains(text) else { throw RigFault("crosswalk.yaml has no \(text)") }
    try Data(before.replacing(text, with: replacement).utf8).write(to: file)
  }
}
