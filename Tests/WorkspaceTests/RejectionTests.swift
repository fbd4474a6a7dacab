import Diagnostics
import FoundationEssentials
import Testing
import Workspace

@Suite("Rejected workspaces")
struct RejectionTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "Rejections"
  )
  static let files = WorkspaceFolder.names(in: folder.path)

  @Test(arguments: files)
  func `provokes exactly the code in its name`(file: String) throws {
    let text = try WorkspaceFolder.text(at: Self.folder.appending(path: file).path)
    let error = try #require(throws: DiagnosticList.self) {
      try WorkspaceConfiguration(yaml: text, source: file)
    }
    let code = try #require(file.split(separator: "-").first)
    #expect(error.diagnostics.map(\.code.rawValue) == [String(code)])
    #expect(error.diagnostics.allSatisfy { $0.location?.line != nil && $0.hint != nil })
  }
}
