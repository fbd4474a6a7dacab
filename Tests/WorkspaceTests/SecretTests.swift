import Diagnostics
import FoundationEssentials
import Testing
import Workspace

@Suite("References to secrets")
struct SecretTests {
  let resolver = SecretResolver(folder: "/nowhere", environment: ["TOKEN": "abc", "EMPTY": ""])

  @Test(arguments: ["env:TOKEN", "file:a/b", "sandbox:token"])
  func `are written as they are read`(text: String) throws {
    #expect(try #require(SecretReference(text)).text == text)
  }

  @Test(arguments: ["", "TOKEN", "env:", "http:x", "plain secret"])
  func `are not any text`(text: String) { #expect(SecretReference(text) == nil) }

  @Test func `are found in the environment and in the sandbox's list`() throws {
    #expect(try resolver.secret(.environment("TOKEN")) == "abc")
    #expect(try resolver.secret(.sandbox("token")) == "pat-sandbox")
  }

  @Test func `are the trimmed first line of a file`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID())")
    try WorkspaceFolder.write(Array("  s3cret \nsecond\n".utf8), to: folder.path + "/key")
    defer { try? FileManager.default.removeItem(at: folder) }
    let resolver = SecretResolver(folder: folder.path, environment: [:])
    #expect(try resolver.secret(.file("key")) == "s3cret")
    try WorkspaceFolder.write(Array("\u{FEFF}s3cret\r\n".utf8), to: folder.path + "/key")
    #expect(try Array(resolver.secret(.file("key")).utf8) == Array("s3cret".utf8))
  }

  @Test(arguments: [
    SecretReference.environment("EMPTY"), .environment("OTHER"), .file("gone"), .sandbox("gone"),
  ])
  func `say what to do where there is none`(reference: SecretReference) throws {
    let error = try #require(throws: Diagnostic.self) { try resolver.secret(reference) }
    #expect(error.code == .CFG201)
    #expect(error.hint != nil)
  }
}
