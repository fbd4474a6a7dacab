import ArgumentParser
import Matching
import Records

/// `bench match`: what a person waits for when two large catalogs are compared.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "The time to rank 600 source fields for 200 target fields.",
    discussion: "The names are made of the words of real catalogs; one core works."
  )

  /// Milliseconds.
  private static let rankMax = 50.0

  @OptionGroup var options: BenchOptions

  @Option(help: "Fields of the source.")
  var sources = 600

  @Option(help: "Fields of the target.")
  var targets = 200

  @Option(help: "How often it is done; the middle one counts.")
  var rounds = 21

  func run() async throws {
    let source = LargeCatalog(fields: sources, style: .snake).catalog
    let target = LargeCatalog(fields: targets, style: .camel).catalog
    let clock = ContinuousClock()
    var ranking: [Double] = []
    var found = 0
    for _ in 0..<rounds {
      let taken = clock.measure {
        found = FieldMatcher(source: source, target: target).candidates().count
      }
      ranking.append(taken / .milliseconds(1))
    }
    var table = FigureTable("match: \(sources) source fields for \(targets) target fields")
    table.add("targets with candidates", Double(found))
    table.add("rank", ranking.median, "ms", digits: 1, limit: .atMost(Self.rankMax))
    try options.finish(table)
  }
}
