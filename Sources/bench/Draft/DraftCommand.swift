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
    var parts: [String: [Double]] = [:]
    func take(_ part: String, _ work: () throws -> Void) rethrows {
      parts[part, default: []].append(try clock.measure(work) / .milliseconds(1))
    }
    for _ in 0..<rounds {
      var (document, found) = (JSON.null, 0)
      var spec: MappingSpec?
      take("find") { document = planted.document() }
      try take("read") { spec = try planted.spec(of: document) }
      guard let spec else { continue }
      take("check") { found = planted.problems(in: spec) }
      guard found >= planted.faults else {
        throw ValidationError("only \(found) of \(planted.faults) faults are found")
      }
      let told = try await session(planted, clock)
      parts["told", default: []].append(told.first)
      parts["asked", default: []].append(told.repair)
    }
    var table = FigureTable(
      "draft: a reply of \(rules) rules, \(planted.reply.utf8.count / 1000) kB, "
        + "\(planted.faults) faults"
    )
    for (part, name) in [
      ("find", "find the answer, from wire to canonical form"), ("read", "read the spec"),
      ("check", "check it"),
    ] {
      table.add(name, parts[part, default: []].median, "ms", digits: 2)
    }
    table.add(
      "first diagnostics told, after the last byte",
      parts["told", default: []].median,
      "ms",
      digits: 2,
      limit: .atMost(Self.diagnosticsMax)
    )
    table.add(
      "until a repair is asked for, fixes tried",
      parts["asked", default: []].median,
      "ms",
      digits: 2
    )
    try options.finish(table)
  }

  /// From the last byte of the answer until the session tells the problems, and until it asks for
  /// a repair.
  private func session(
    _ planted: PlantedReply,
    _ clock: ContinuousClock
  ) async throws -> (first: Double, repair: Double) {
    let model = PlantedModel(planted)
    let session = DraftSession(
      model: model,
      prompts: planted.prompts,
      settings: PlantedReply.oneRepair
    )
    let times = Mutex<(first: ContinuousClock.Instant?, repair: ContinuousClock.Instant?)>(
      (nil, nil)
    )
    _ = try await session.draft(planted.order) { progress in
      let now = clock.now
      times.withLock { times in
        switch progress {
        case .found: times.first = times.first ?? now
        case .repairing: times.repair = times.repair ?? now
        case .asking, .model: break
        }
      }
    }
    let told = times.withLock { $0 }
    guard let first = told.first, let repair = told.repair, let answered = model.answered else {
      throw ValidationError("the session tells no problems, or asks for no repair")
    }
    return ((first - answered) / .milliseconds(1), (repair - answered) / .milliseconds(1))
  }
}
