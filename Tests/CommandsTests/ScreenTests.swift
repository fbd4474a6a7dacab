import Diagnostics
import Testing

@testable import Commands

@Suite("Screens")
struct ScreenTests {
  @Test func `draw columns as wide as their widest cell`() {
    var table = TextTable(columns: 80, header: ["name", "value"])
    table.add(["a", "1"])
    table.add(["longer", "2"])
    #expect(table.lines == ["name    value", "a       1", "longer  2"])
  }

  @Test func `cut the widest column to fit`() {
    var table = TextTable(columns: 30)
    table.add(["key", String(repeating: "x", count: 60)])
    #expect(table.lines.allSatisfy { ScreenText.width($0) <= 30 })
    #expect(table.lines[0].hasSuffix("…"))
  }

  @Test func `measure what a terminal shows`() {
    #expect(ScreenText.width("日本") == 4)
    #expect(ScreenText.width("e\u{301}") == 1)
    #expect(ScreenText.cut("日本語テキスト", to: 6) == "日本…")
  }

  @Test func `let no record move the cursor`() {
    #expect(PrintableText.of("a\u{1B}[2Kb\nc\u{202E}\u{7F}") == #"a␛[2Kb␊c\u{202E}␡"#)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
  func `group digits`(number: Int, text: String) { #expect(ScreenText.count(number) == text) }

  @Test func `draw a bar`() {
    #expect(ProgressLine.bar(5, of: 10, width: 4) == "[██··]")
    #expect(ProgressLine.bar(0, of: 0, width: 2) == "[··]")
  }
}
