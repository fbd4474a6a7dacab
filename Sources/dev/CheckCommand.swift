import ArgumentParser
import FoundationEssentials

/// `dev check`: format, arrows, tidy, freshness; it does not run the tests.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the house: format, arrows between rooms, tidiness, freshness."
  )

  @Flag(help: "Leave the arrows out; they need a build.")
  var fast = false

  func run() async throws {
    let root = FileManager.default.currentDirectoryPath
    var failures = 0
    failures += try await report("format") {
      let lint = try await Shell.run([
        "swift", "format", "lint", "--strict", "--parallel", "--recursive", "Package.swift",
        "Sources", "Tests",
      ])
      return lint.succeeded ? [] : [lint.output]
    }
    failures += try await report("freshness") { GeneratedFile.stale(in: root) }
    let repository = Repository(readingFrom: root)
    for rule in TidyRule.all {
      failures += try await report(rule.name) { rule.findings(repository).map(\.description) }
    }
    if !fast {
      failures += try await report("arrows") {
        let build = try await Shell.run([
          "swift", "build", "--build-tests", "--explicit-target-dependency-import-check", "error",
        ])
        return build.succeeded ? [] : [build.output]
      }
    }
    print("\(TidyRule.all.count + (fast ? 2 : 3)) checks, \(failures) failed")
    if failures > 0 { throw ExitCode.failure }
  }

  private func report(
    _ name: String,
    _ findings: () async throws -> [String]
  ) async throws -> Int {
    let found = try await findings()
    print(found.isEmpty ? "ok      \(name)" : "FAILED  \(name)")
    for line in found { print("        " + line) }
    return found.isEmpty ? 0 : 1
  }
}
