import CAllocations
import Foundation
import MappingLanguage
import Records
import Testing

@testable import bench
@testable import engineloop

@Suite("The engine alone", .timeLimit(.minutes(10)))
struct EngineLoopTests {
  private static let count = 300
  private let folder = TestFolder()

  private func loop() throws -> EngineLoop {
    let trial = try MapTrial.make(in: folder.path, repository: TestFolder.repository)
    let path = folder.file("contacts.jsonl")
    try ContactFile.writeJSON(Self.count, seed: 1, to: path)
    let program = try MappingProgram.compile(
      MappingSpec(parsing: bytes(trial.specPath(MapTrial.lead)), source: MapTrial.lead),
      source: try #require(
        Catalog(json: JSON(parsing: bytes(trial.catalogPath("bench-contacts"))))
      ),
      target: try #require(Catalog(json: JSON(parsing: bytes(trial.catalogPath("bench-leads")))))
    )
    return EngineLoop(program, records: try bytes(path))
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  @Test func `skips contacts without an e-mail and writes the others`() throws {
    var loop = try loop()
    var generator = ContactGenerator(seed: 1)
    var expected = 0
    for _ in 0..<Self.count {
      let mail = generator.next().properties.first { $0.name == "email" }?.value.string
      if mail?.contains("@") == true { expected += 1 }
    }
    #expect(try loop.pass() == expected)
    #expect(expected < Self.count)
  }

  /// An optimised build must not ask at all: `bench map --counts --check`.
  @Test func `asks as often for memory in one pass as in the next`() throws {
    let before = callocations_count()
    guard before >= 0 else { return }
    var loop = try loop()
    // It counts at all: making the loop takes memory.
    #expect(callocations_count() > before)
    _ = try loop.pass()
    let once = try loop.allocations()
    #expect(try loop.allocations() == once)
  }
}
