import Diagnostics
import Foundation
import MappingLanguage
import Records

/// `engineloop SPEC SOURCE TARGET RECORDS PASSES`: for counters that need a program without
/// threads.
///
/// The catalogs are files, the records JSON Lines. Prints one JSON object: `records` of a pass,
/// `written` by the last, and the `allocations` of one more pass, -1 where nobody counts.
@main
enum Main {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("engineloop: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ words: [String]) throws {
    guard words.count == 5, let passes = Int(words[4]), passes > 0 else {
      throw Fault(description: "say SPEC SOURCE TARGET RECORDS PASSES")
    }
    let program = try MappingProgram.compile(
      MappingSpec(parsing: bytes(words[0]), source: words[0]),
      source: catalog(words[1]),
      target: catalog(words[2])
    )
    var loop = EngineLoop(program, records: try bytes(words[3]))
    var written = 0
    for _ in 0..<passes { written = try loop.pass() }
    let found = JSON.members([
      "records": .integer(loop.count), "written": .integer(written),
      "allocations": .integer(try loop.allocations()),
    ])
    print(found.text())
  }

  private static func catalog(_ path: String) throws -> Catalog {
    guard let catalog = Catalog(json: try JSON(parsing: bytes(path))) else {
      throw Fault(description: "\(path) is not a catalog")
    }
    return catalog
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }

  private struct Fault: Error { let description: String }
}
