import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// The torture program itself, for a small while: twenty kills with failing platforms.
@Suite("Torture", .serialized, .timeLimit(.minutes(10)))
struct TortureTests {
  @Test func `breaks no promise`() async throws {
    let program = URL(filePath: CrosswalkBinary.path).deletingLastPathComponent()
      .appending(path: "torture").path
    let result = try await Subprocess.run(
      .path(FilePath(program)),
      arguments: ["--kills", "20", "--size", "1000", "--seed", "7"],
      output: .string(limit: 1 << 20),
      error: .string(limit: 1 << 20)
    )
    #expect(
      result.terminationStatus.isSuccess,
      "\(result.standardOutput)\(result.standardError)"
    )
    #expect(result.standardOutput.contains("violations                   0"))
  }
}
