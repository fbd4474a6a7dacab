import FoundationEssentials
import Testing

/// Compares a text with the file of that name; writes it, and fails, where there is none yet.
enum Snapshot {
  static func check(
    _ text: String,
    is name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = Fixtures.tests.appending(path: "Snapshots/\(name)")
    guard let expected = Fixtures.text(file) else {
      try Data(text.utf8).write(to: file)
      Issue.record("wrote \(name): read it, then run again", sourceLocation: sourceLocation)
      return
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(lines, wanted).enumerated() where pair.0 != pair.1 {
      Issue.record(
        "\(name):\(number + 1): \"\(pair.0)\" instead of \"\(pair.1)\"",
        sourceLocation: sourceLocation
      )
      return
    }
    #expect(lines.count == wanted.count, sourceLocation: sourceLocation)
  }
}
