import Testing
import dev

@Suite("A fuzzer's report")
struct FuzzReportTests {
  private func report(_ lines: [String], succeeded: Bool) -> FuzzReport {
    var report = FuzzReport()
    for line in lines { report.read(line) }
    report.end(succeeded: succeeded)
    return report
  }

  @Test func `counts what was tried and what was reached`() {
    let report = report(
      [
        "#1135\tINITED cov: 262 ft: 1097 corp: 357/94Kb exec/s: 0 rss: 308Mb",
        "#1151\tREDUCE cov: 263 ft: 1097 corp: 357/94Kb lim: 16384 exec/s: 0 rss: 309Mb",
        "stat::number_of_executed_units: 164236",
      ],
      succeeded: true
    )
    #expect(report.finding == nil)
    #expect(report.line(of: "spec") == "ok      spec: 164236 inputs, 263 places reached")
  }

  @Test func `names the law, the input and the line that replays it`() {
    let report = report(
      [
        "Fuzzing/LibFuzzer.swift:21: Fatal error: the law of csv is broken: one cell is gone",
        "==7== ERROR: libFuzzer: deadly signal",
        "SUMMARY: libFuzzer: deadly signal",
        "artifact_prefix='f/'; Test unit written to f/crash-1f86",
      ],
      succeeded: false
    )
    let text = report.line(of: "csv")
    #expect(text.hasPrefix("FAILED  csv: the law of csv is broken: one cell is gone\n"))
    #expect(text.hasSuffix("swift run dev fuzz csv --replay f/crash-1f86"))
  }

  @Test(arguments: [
    (["SUMMARY: libFuzzer: timeout"], "libFuzzer: timeout"),
    (
      ["==1==ERROR: AddressSanitizer: heap-buffer-overflow"],
      "AddressSanitizer: heap-buffer-overflow"
    ),
    ([], "it ended without a word"),
  ])
  func `takes every bad end for a finding`(lines: [String], finding: String) {
    #expect(report(lines, succeeded: false).finding == finding)
  }

  @Test func `dictionaries hold any word`() {
    #expect(
      Fuzzer.dictionary(["a b", "", "\"\\", "é\n"])
        == "\"a b\"\n\"\\x22\\x5C\"\n\"\\xC3\\xA9\\x0A\"\n"
    )
  }
}
