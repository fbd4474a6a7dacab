import Foundation
import Testing

@testable import bench

@Suite("Comparing outputs", .timeLimit(.minutes(10)))
struct OutputComparisonTests {
  private let folder = TestFolder()

  private func difference(_ left: String, _ right: String) throws -> String? {
    try Data(left.utf8).write(to: URL(filePath: folder.file("left")))
    try Data(right.utf8).write(to: URL(filePath: folder.file("right")))
    return try OutputComparison.difference(folder.file("left"), folder.file("right"))
  }

  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":1}"#),
    (#"{"a":null,"b":"x"}"#, #"{"b":"x"}"#),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#),
    (#"{"a":1.50}"#, #"{"a":1.5}"#),
    (#"{"a":"é"}"#, #"{"a":"\u00e9"}"#),
    (#"{"a":"cut "}"#, #"{"a":"cut"}"#),
    (#"{"a":"cut\n"}"#, #"{"a":"cut"}"#),
  ])
  func `finds the same in two forms`(_ left: String, _ right: String) throws {
    #expect(try difference(left, right) == nil)
  }

  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":2}"#),
    (#"{"a":1}"#, #"{"a":"1"}"#),
    (#"{"a":0}"#, #"{"a":false}"#),
    (#"{"a":" x"}"#, #"{"a":"x"}"#),
    (#"{"a":"x"}"#, #"{"a":"X"}"#),
    (#"{"a":"x"}"#, #"{"b":"x"}"#),
    (#"{"a":1}"#, ""),
    ("", #"{"a":1}"#),
  ])
  func `finds what differs, and the line`(_ left: String, _ right: String) throws {
    let same = #"{"id":"1"}"# + "\n"
    let found = try difference(same + left + "\n", same + right + "\n")
    #expect(found?.hasPrefix("line 2: ") == true, "\(found ?? "nothing")")
  }
}
