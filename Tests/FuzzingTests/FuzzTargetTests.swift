import Foundation
import Fuzzing
import Testing

/// The committed inputs, and those that follow from the source, without libFuzzer.
@Suite("Fuzz targets", .timeLimit(.minutes(10)))
struct FuzzTargetTests {
  struct Input: Sendable, CustomTestStringConvertible {
    let target: FuzzTarget
    let name: String
    let bytes: [UInt8]

    var testDescription: String { "\(target.name): \(name)" }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Corpus")

  static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  static let corpus: [Input] = FuzzTarget.all.flatMap { target in
    let folder = folder.appending(path: target.name)
    return names(in: folder).compactMap { name in
      (try? Data(contentsOf: folder.appending(path: name))).map {
        Input(target: target, name: name, bytes: Array($0))
      }
    }
  }

  static let seeds: [Input] = FuzzTarget.all.flatMap { target in
    target.seeds.enumerated().map {
      Input(target: target, name: "seed \($0.offset)", bytes: $0.element)
    }
  }

  @Test(arguments: corpus + seeds) func `keep their law`(_ input: Input) throws {
    try input.target.check(input.bytes)
  }

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `have something to begin with, and a law`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    #expect((Self.corpus + Self.seeds).count { $0.target.name == name } > 2)
    #expect(target.law.hasSuffix("."))
  }

  @Test func `are what the folders of the corpus are named for`() {
    let known = Set(FuzzTarget.all.map(\.name))
    #expect(known.count == FuzzTarget.all.count)
    #expect(known.isSuperset(of: Self.names(in: Self.folder)))
    #expect(Self.corpus.reduce(0) { $0 + $1.bytes.count } < 200_000)
  }

  /// What a fuzzer finds at once if the readers let it: nothing, half an input, one byte changed.
  @Test(arguments: corpus + seeds) func `keep it for what is left of an input`(
    _ input: Input
  ) throws {
    try input.target.check([])
    try input.target.check(Array(input.bytes.prefix(input.bytes.count / 2)))
    var bent = input.bytes
    for index in stride(from: 0, to: bent.count, by: 1 + bent.count / 16) {
      bent[index] ^= 0x20
      try input.target.check(bent)
    }
  }
}
