import ArgumentParser
import Diagnostics
import MappingLanguage
import Records

/// `bench mapping`: what a person or a model waits for when a large spec is checked.
struct MappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mapping",
    abstract: "The time to check and compile a spec of 200 rules.",
    discussion:
      "Every rule cites a sentence of its own; one in four has a condition, one a look-up."
  )

  /// Milliseconds.
  private static let checkMax = 5.0

  @OptionGroup var options: BenchOptions

  @Option(help: "Rules of the spec.")
  var rules = 200

  @Option(help: "How often it is done; the middle one counts.")
  var rounds = 101

  func run() async throws {
    let large = try LargeSpec(rules: rules)
    var checkOptions = CheckOptions(specName: "large.json")
    checkOptions.lookupCatalogs = [large.account]
    let clock = ContinuousClock()
    var reading: [Double] = []
    var examining: [Double] = []
    for _ in 0..<rounds {
      var spec = large.spec
      reading.append(
        try clock.measure { spec = try MappingSpec(parsing: large.text, source: "large.json") }
          .milliseconds
      )
      var report: CheckReport?
      examining.append(
        clock.measure {
          let examined = MappingChecker.examine(
            spec,
            source: large.source,
            target: large.target,
            options: checkOptions
          )
          report = examined.report
        }.milliseconds
      )
      if let report, report.hasErrors { throw DiagnosticList(report.diagnostics) }
    }
    var table = FigureTable("mapping: a spec of \(rules) rules, \(large.text.count / 1000) kB")
    table.add("read", reading.median, "ms", digits: 2)
    table.add(
      "check and compile",
      examining.median,
      "ms",
      digits: 2,
      limit: .atMost(Self.checkMax)
    )
    try options.finish(table)
  }
}

extension Duration {
  fileprivate var milliseconds: Double { self / .milliseconds(1) }
}
