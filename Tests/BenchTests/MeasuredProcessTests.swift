import Foundation
import Testing

@testable import bench

@Suite("A measured process", .timeLimit(.minutes(10)))
struct MeasuredProcessTests {
  private let folder = TestFolder()

  @Test func `says how it ended`() throws {
    #expect(try MeasuredProcess.of(["sh", "-c", "exit 7"]).status == 7)
    #expect(try MeasuredProcess.of(["sh", "-c", "kill -9 $$"]).status == 137)
    #expect(throws: (any Error).self) { try MeasuredProcess.of(["/nowhere/at/all"]) }
    #expect(throws: (any Error).self) { try MeasuredProcess.expect(["sh", "-c", "exit 1"]) }
  }

  @Test(arguments: [1, 3])
  func `is given a file, so many times over`(_ times: Int) throws {
    let text = String(repeating: "0123456789\n", count: 20_000)
    try Data(text.utf8).write(to: URL(filePath: folder.file("in")))
    let run = try MeasuredProcess.of(
      ["cat"],
      input: folder.file("in"),
      times: times,
      output: folder.file("out")
    )
    #expect(run.status == 0)
    let found = try String(contentsOfFile: folder.file("out"), encoding: .utf8)
    #expect(found == String(repeating: text, count: times))
  }

  @Test func `may stop reading`() throws {
    try Data(repeating: 10, count: 1 << 20).write(to: URL(filePath: folder.file("in")))
    let run = try MeasuredProcess.of(["true"], input: folder.file("in"), times: 9)
    #expect(run.status == 0)
  }

  @Test func `counts processor time and memory`() throws {
    let run = try MeasuredProcess.of([
      "sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done",
    ])
    #expect(run.processorSeconds > 0)
    #expect(run.peakMegabytes > 0)
  }

  @Test func `does not count what its starter holds`() throws {
    let held = [UInt8](repeating: 1, count: 512 << 20)
    let small = try MeasuredProcess.of(["true"])
    #expect(small.peakMegabytes < 64 && held.last == 1, "\(small.peakMegabytes) MB")
    let text = String(repeating: "0123456789\n", count: 1 << 20)
    try Data(text.utf8).write(to: URL(filePath: folder.file("in")))
    // A sort holds what it sorts.
    let large = try MeasuredProcess.of(["sort", "-S", "64M"], input: folder.file("in"), times: 9)
    #expect(large.peakMegabytes > 20, "\(large.peakMegabytes) MB")
  }
}
