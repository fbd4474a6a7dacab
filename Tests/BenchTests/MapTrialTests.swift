import Foundation
import MappingLanguage
import Records
import Testing

@testable import bench

@Suite("The workspace of the measurement", .timeLimit(.minutes(10)))
struct MapTrialTests {
  @Test(arguments: [MapTrial.lead, MapTrial.rows, MapTrial.renames])
  func `has mappings without an error`(_ name: String) throws {
    let folder = TestFolder()
    let trial = try MapTrial.make(in: folder.path, repository: TestFolder.repository)
    let spec = try MappingSpec(parsing: bytes(trial.specPath(name)), source: name)
    let source = try #require(
      Catalog(json: JSON(parsing: bytes(trial.catalogPath(spec.source.object))))
    )
    let target = try #require(
      Catalog(json: JSON(parsing: bytes(trial.catalogPath(spec.target.object))))
    )
    let report = MappingChecker.examine(
      spec,
      source: source,
      target: target,
      options: CheckOptions(specName: name)
    ).report
    #expect(!report.hasErrors, "\(report.diagnostics)")
    if name == MapTrial.renames { #expect(spec.rules.count == MapTrial.renameCount) }
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}

/// A folder for one test, gone with it.
final class TestFolder {
  /// The folder that this file is in, two up.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  let path = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString)"

  init() {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}
