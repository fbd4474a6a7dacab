import Matching
import Records
import Testing

/// The ranking against what platforms and people map, among all fields of the other object.
@Suite struct LabelledSetTests {
  private static func matched(_ sets: [LabelledSet]) -> RankingFigures {
    var figures = RankingFigures()
    for set in sets {
      for (row, ranked) in set.ranked() { figures.add(ranked, right: row.right) }
    }
    return figures
  }

  @Test func `has a thousand rows, few of which are trivial, and knows all its names`() throws {
    let sets = try LabelledSet.all()
    let rows = sets.flatMap(\.rows)
    #expect(rows.count { !$0.right.isEmpty } >= 1000)
    #expect(rows.count { $0.right.isEmpty } >= 100)
    func folded(_ name: String) -> String {
      let leaf = name.split { $0 == "." || $0 == "]" }.last.map(String.init) ?? name
      return String(leaf.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    let trivial = rows.count { row in row.right.contains { folded($0) == folded(row.field) } }
    #expect(Double(trivial) / Double(rows.count) < 0.35, "\(trivial) of \(rows.count)")
    for set in sets {
      let (asking, answering) =
        set.asksForSources ? (set.target, set.source) : (set.source, set.target)
      for row in set.rows {
        #expect(asking.contains(row.field), "\(set.name): \(row.field)")
        for name in row.right { #expect(answering.contains(name), "\(set.name): \(name)") }
      }
    }
  }

  @Test(arguments: [true, false])
  func `each half holds the figures`(isTuned: Bool) throws {
    let figures = Self.matched(try LabelledSet.all().filter { $0.isTuned == isTuned })
    #expect(figures.first >= 0.85, "\(figures)")
    #expect(figures.amongFive >= 0.96, "\(figures)")
    #expect(figures.amongTwenty >= 0.985, "\(figures)")
    #expect(figures.precisionOfSurerHalf >= 0.97, "\(figures)")
  }

  @Test func `is better than a comparison of spellings`() throws {
    let sets = try LabelledSet.all()
    var bySpelling = RankingFigures()
    for set in sets {
      let (asking, answering) =
        set.asksForSources ? (set.target, set.source) : (set.source, set.target)
      let baseline = LexicalBaseline(answering)
      for row in set.rows {
        let field = try #require(asking[row.field])
        bySpelling.add(baseline.ranked(for: field), right: row.right)
      }
    }
    let figures = Self.matched(sets)
    #expect(figures.first - bySpelling.first >= 0.15, "\(bySpelling) \(figures)")
    #expect(figures.amongTwenty - bySpelling.amongTwenty >= 0.03, "\(bySpelling) \(figures)")
  }

  @Test func `pairs that are taken without asking are nearly always right`() throws {
    var taken = 0
    var right = 0
    var wrong: [String] = []
    for set in try LabelledSet.all() {
      let pairs = set.matcher.oneToOne()
      for row in set.rows {
        let pair = pairs.first { (set.asksForSources ? $0.target : $0.source) == row.field }
        guard let pair else { continue }
        taken += 1
        if row.right.contains(set.asksForSources ? pair.source : pair.target) {
          right += 1
        } else {
          wrong.append("\(set.name): \(pair.source) -> \(pair.target) \(pair.score)")
        }
      }
    }
    #expect(taken > 500)
    #expect(Double(right) / Double(taken) >= 0.95, "\(right) of \(taken); \(wrong)")
  }
}
