import Diagnostics
import Foundation
import RateLimits
import Records
import Testing

/// Every file in `Rejections` provokes exactly the code its name begins with.
struct RejectionTests {
  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }()

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Rejections")

  @Test(arguments: files) func `refuses with the code in its name, a place and a hint`(
    file: String
  ) throws {
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent(file),
      encoding: .utf8
    )
    let diagnostics = Self.diagnostics(of: text, file: file)
    let expected = try #require(DiagnosticCode(rawValue: String(file.prefix(6))))
    #expect(diagnostics.map(\.code) == [expected])
    let first = try #require(diagnostics.first)
    #expect(first.hint != nil || first.found != nil || expected == .LIM107)
    #expect(first.location != nil || expected == .LIM201 || expected == .LIM202)
  }

  @Test func `has a file for every code of the registry`() {
    let codes = DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("LIM") }
    #expect(!codes.isEmpty)
    for code in codes {
      #expect(Self.files.contains { $0.hasPrefix(code + "-") }, "no file for \(code)")
    }
  }

  /// A file with `overrides` is what a workspace writes; any other is a registry file.
  private static func diagnostics(of text: String, file: String) -> [Diagnostic] {
    guard let document = try? JSON(parsing: text), let overrides = document["overrides"] else {
      do {
        _ = try RateLimitRegistry(parsing: text, source: file)
        return []
      } catch {
        return error.diagnostics
      }
    }
    do throws(Diagnostic) {
      let registry = try RateLimitRegistry.builtIn(platform: document["platform"]?.string ?? "")
      _ = try registry.tier(named: document["tier"]?.string)
      do throws(DiagnosticList) {
        _ = try registry.merging(overrides: overrides, source: file)
        return []
      } catch {
        return error.diagnostics
      }
    } catch {
      return [error]
    }
  }
}
