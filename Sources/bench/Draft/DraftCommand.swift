import ArgumentParser
import Diagnostics
import Drafting
import MappingLanguage
import Records
import Synchronization

/// `bench draft`: what passes between the last byte of a model's reply and the first diagnostics.
struct DraftCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "The time from a bad reply of a model to what is wrong with it.",
    discussion: """
      The reply is a mapping of many rules in wire form, in a fence with prose around it. Planted \
      are fields and functions that do not exist, quotes that nobody said, types that do not fit.
      """
  )

  /// Milliseconds.
  private static let diagnosticsMax = 10.0

  @OptionGroup var options: BenchOptions

  @Option(help: "Rules of the reply.")
  var rules = 60

  @Option(help: "How often it is done; the middle one counts.")
  var rounds = 101

  func run() async throws {
    let planted = try PlantedReply(rules: rules)
    let clock = ContinuousClock()
    var reading: [Double] = []
    var first: [Double] = []
    var mended: [Double] = []
    for _ in 0..<rounds {
      var document = JSON.null
      reading.append(
        clock.measure { document = planted.document() } / .milliseconds(1)
      )
      var found = 0
      first.append(
        try clock.measure { found = try planted.problems(in: planted.document()) }
          / .milliseconds(1)
      )
      guard document != .null, found >= planted.faults else {
        throw ValidationError("only \(found) of \(planted.faults) faults are found")
      }
      mended.append(try await session(planted, clock))
    }
    var table = FigureTable(
      "draft: a reply of \(rules) rules, \(planted.reply.utf8.count / 1000) kB, "
        + "\(planted.faults) faults"
    )
    table.add("find and read the answer", reading.median, "ms", digits: 2)
    table.add(
      "first diagnostics",
      first.median,
      "ms",
      digits: 2,
      limit: .atMost(Self.diagnosticsMax)
    )
    table.add(
      "until a repair is asked for, safe fixes made",
      mended.median,
      "ms",
      digits: 2,
      limit: .atMost(Self.diagnosticsMax)
    )
    try options.finish(table)
  }

  /// From the answer until the session tells that it knows the problems.
  private func session(_ planted: PlantedReply, _ clock: ContinuousClock) async throws -> Double {
    let model = PlantedModel(planted)
    let session = DraftSession(
      model: model,
      prompts: planted.prompts,
      settings: PlantedReply.oneRepair
    )
    let first = Mutex<ContinuousClock.Instant?>(nil)
    _ = try await session.draft(planted.order) { progress in
      if case .repairing = progress { first.withLock { $0 = $0 ?? clock.now } }
    }
    guard let told = first.withLock({ $0 }), let answered = model.answered else {
      throw ValidationError("the session asks for no repair")
    }
    return (told - answered) / .milliseconds(1)
  }
}
