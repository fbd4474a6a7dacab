import Commands
import Records
import Synchronization
import Testing

/// How far `map` is, drawn over itself for a person who watches, and for nobody else.
@Suite("map, on a terminal", .timeLimit(.minutes(10)))
struct MapProgressTests {
  private static let drawn = "\r\u{1B}[2K"

  /// Maps 40,000 records in some blocks; every look at the clock finds it a second later.
  private static func errors(
    of words: String...,
    columns: Int?,
    isTerminal: Bool = false
  ) async throws -> String {
    let errors = RecordedOutput()
    try await MapFolder.with { folder in
      let many = String(repeating: #"{"E-mail":"a@example.com"}"# + "\n", count: 40_000)
      try folder.write(many, to: "a.jsonl")
      let clock = Mutex<Int64>(0)
      var context = CommandContext(
        output: RecordedOutput(),
        errors: errors,
        workingFolder: folder.path,
        isTerminal: isTerminal,
        now: {
          Instant(
            milliseconds: clock.withLock {
              $0 += 1_000; return $0
            }
          )
        }
      )
      context.errorColumns = columns
      let status = await CrosswalkProgram.run(["map", "leads", "a.jsonl"] + words, in: context)
      #expect(status == .done, "\(errors.text)")
    }
    return errors.text
  }

  @Test func `a bar with records, their rate and the time that is left`() async throws {
    let text = try await Self.errors(of: "--quiet", columns: 100)
    let screens = text.split(separator: Self.drawn, omittingEmptySubsequences: false).dropFirst()
    #expect(screens.count > 2 && screens.last == "", "it is taken away at the end: \(text)")
    for (index, screen) in screens.dropLast().enumerated() {
      let form = /\[(█*)·*\] (\d+) %  ([\d,]+) records · ([\d,]+) a second · (\d+) s to go/
      let parts = try #require(screen.wholeMatch(of: form), "\(screen)").output
      let numbers = [parts.2, parts.3, parts.4, parts.5]
        .compactMap { Int($0.replacing(",", with: "")) }
      let (share, records) = (numbers[0], numbers[1])
      // The clock is looked at as it begins, as the run begins, and for every screen.
      let seconds = index + 2
      #expect(abs(share - records * 100 / 40_000) <= 1 && parts.1.count == share * 24 / 100)
      #expect(numbers[2] == records / seconds)
      #expect(abs(numbers[3] - seconds * (40_000 - records) / records) <= 1, "\(screen)")
    }
  }

  @Test func `no bar in a pipe, nor among the records that a terminal shows`() async throws {
    let piped = try await Self.errors(of: "--quiet", columns: nil)
    let shown = try await Self.errors(of: "--quiet", columns: 100, isTerminal: true)
    #expect(piped.isEmpty && shown.isEmpty, "\(piped)\(shown)")
    let kept = try await Self.errors(
      of: "--quiet",
      "--output",
      "out.jsonl",
      columns: 100,
      isTerminal: true
    )
    #expect(kept.contains(Self.drawn))
  }
}
