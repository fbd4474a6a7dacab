import Diagnostics
import Journal
import SyncMachine
import Testing

@Suite("What a person is told about the journal")
struct DiagnosticTests {
  static let faults: [(JournalFault, DiagnosticCode)] = [
    (.missing(path: "j"), .JRN101), (.locked(path: "j", process: 7), .JRN102),
    (.foreignFile(path: "j"), .JRN103), (.newerFormat(path: "j"), .JRN104),
    (.olderFormat(path: "j"), .JRN105), (.damaged("event 2 is missing"), .JRN106),
    (.notDurable(setting: "synchronous", wanted: "2", found: "1"), .JRN107), (.diskFull, .JRN108),
    (.storage(code: 14, message: "unable to open"), .JRN109), (.closed, .JRN110),
    (.cancelled, .JRN110), (.unreadable(kind: "run.paused", version: 2), .JRN111),
    (.cut(found: 7, known: 9), .JRN112), (.keysMissing(path: "keys.sqlite"), .JRN113),
    (.unfinishedRun("r1"), .JRN114), (.notRestored(.newer(journal: 9, backup: 7)), .JRN115),
    (.notRestored(.different(since: 4)), .JRN115), (.notRestored(.unsound("cut")), .JRN116),
    (.erasureWaits("r1", 4), .JRN117), (.tablesDiffer, .JRN118),
    (.severalRecords("a@example.com", [PersonRecord(RunEnd("crm", "contacts"), "1")]), .JRN119),
    (.notOnWorkbench("r1", 7), .RUN108),
    (.conflict(stream: "run/1", expected: 1, found: 2), .JRN201),
    (.refused(IllegalTransition(.batch, phase: "planned", event: "applied")), .JRN202),
    (.unknown(.catalog, "aa"), .JRN203), (.exists(.run, "r1"), .JRN204),
    (.recordNotPending("r1", "45001"), .JRN205), (.batchNotCovered("r1", 4, missing: -1), .JRN205),
    (.refused(Self.refusal(.checksFailed)), .JRN301),
    (.refused(Self.refusal(.testsFailed)), .JRN302),
    (.refused(Self.refusal(.openQuestions)), .JRN303),
    (.refused(Self.refusal(.hashDiffers)), .JRN304),
    (.refused(Self.refusal(.notInThisPhase)), .JRN305), (.unknown(.run, "r1"), .RUN106),
    (.notApproved("m", 1), .RUN102), (.runInTheWay("r1"), .RUN105),
    (.refused(IllegalTransition(.run, phase: "failed", event: "resumed")), .RUN107),
  ]

  private static func refusal(_ reason: IllegalTransition.Reason) -> IllegalTransition {
    IllegalTransition(.mappingVersion, phase: "proposed", event: "approved", reason: reason)
  }

  @Test(arguments: Self.faults)
  func `has a code, a sentence and what to do`(fault: JournalFault, code: DiagnosticCode) throws {
    let diagnostic = fault.diagnostic
    #expect(diagnostic.code == code)
    #expect(diagnostic.severity == .error)
    #expect(!diagnostic.message.hasSuffix("."))
    #expect(try #require(diagnostic.hint).hasSuffix("."))
  }

  @Test func `covers every code of the journal`() {
    let told = Set(Self.faults.map(\.1.rawValue)).filter { $0.hasPrefix("JRN") }
    #expect(told == Set(DiagnosticCode.allCases.map(\.rawValue).filter { $0.hasPrefix("JRN") }))
  }

  @Test func `names the process that writes`() {
    #expect(
      JournalFault.locked(path: ".crosswalk/journal.sqlite", process: 4711).diagnostic.description
        == """
        error JRN102: process 4711 is writing to this journal
          .crosswalk/journal.sqlite
          Wait until it has ended, or stop it: a journal has one writer. \
        Commands that only read work meanwhile.
        """
    )
  }
}
