import Matching
import Records
import Testing

/// The ranking against what a second hand labelled, who did not know how the matcher works.
///
/// The report of a run is kept with `swift test --attachments-path FOLDER`.
@Suite struct SecondHandTests {
  @Test func `has hundreds of rows, a fifth without an answer, and knows all its names`() throws {
    let sets = try LabelledSet.all(of: "Second")
    #expect(sets.count >= 15)
    let rows = sets.flatMap(\.rows)
    let unanswered = rows.count { $0.right.isEmpty }
    #expect(rows.count >= 700)
    #expect((0.15...0.25).contains(Double(unanswered) / Double(rows.count)), "\(unanswered)")
    for set in sets {
      #expect(set.source.fields.count >= 15 && set.target.fields.count >= 15, "\(set.name)")
      let (asking, answering) =
        set.asksForSources ? (set.target, set.source) : (set.source, set.target)
      #expect(Set(set.rows.map(\.field)).count == set.rows.count, "\(set.name)")
      for row in set.rows {
        #expect(asking.contains(row.field), "\(set.name): \(row.field)")
        for name in row.right { #expect(answering.contains(name), "\(set.name): \(name)") }
      }
    }
  }

  @Test func `holds the figures`() throws {
    let report = SecondHandReport(try LabelledSet.all(of: "Second"))
    Attachment.record(report.description, named: "second-hand.txt")
    let figures = report.figures
    #expect(figures.first >= 0.838, "\(report)")
    #expect(figures.amongFive >= 0.879, "\(report)")
    #expect(figures.amongTwenty >= 0.889, "\(report)")
    #expect(figures.precisionOfSurerHalf >= 0.956, "\(report)")
    #expect(report.taken >= 300, "\(report)")
    #expect(report.takenRight * 100 >= report.taken * 96, "\(report)")
    #expect(report.abstained * 100 >= report.unanswered * 96, "\(report)")
  }
}
