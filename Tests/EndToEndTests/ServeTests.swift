import FoundationEssentials
import Records
import Sandbox
import Subprocess
import Testing

/// The real service over a real schedule, stopped the way an operating system stops it.
@Suite("The service", .timeLimit(.minutes(10)))
struct ServeTests {
  @Test func `runs a sync again and again, and stops gracefully`() async throws {
    var options = SandboxOptions()
    options.size = 120
    options.salesforceTier = "enterprise"
    try await SandboxServer.running(options) { url in
      try await DemoWorkspace.with(sandbox: url) { workspace in
        try await workspace.describeAndApprove()
        try workspace.edit { $0.replacing("every: 15m", with: "every: 1s") }
        let status = try await workspace.binary.runAndSignal(
          .terminate,
          "serve",
          "--port",
          "0"
        ) {
          while try await workspace.endedRuns().count < 3 {
            try await Task.sleep(for: .milliseconds(100))
          }
        }
        #expect(status == .exited(0))
        let runs = try await workspace.endedRuns()
        #expect(Set(runs.compactMap { $0["run"]?.string }).count == runs.count)
        #expect(runs.allSatisfy { $0["adds_up"]?.bool == true })
        // Only the first of them had something to create.
        #expect(runs.count { $0["counts"]?["created"]?.int ?? 0 > 0 } == 1)
      }
    }
  }
}
