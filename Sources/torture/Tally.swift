import TortureOracle

/// What has happened so far.
struct Tally {
  /// A broken promise with what it takes to look for it again.
  struct Finding {
    let run: Int
    let seed: UInt64
    let folder: String
    let violation: Violation
  }

  /// Findings shown of one run.
  private static let shownMax = 12

  let seed: UInt64
  let size: Int
  private(set) var kills = 0
  /// Kills by the last request of the life.
  private var moments: [String: Int] = [:]
  private var lostAnswers = 0
  private var refusals = 0
  var killsBeforeAnyRun = 0
  var resumes = 0
  var runs = 0
  var stops = 0
  var declined = 0
  var undisturbed = Duration.zero
  /// From the start of a process after a kill to its first request.
  var restarts: [Duration] = []
  var findings: [Finding] = []

  init(seed: UInt64, size: Int) {
    self.seed = seed
    self.size = size
  }

  mutating func kill(after last: Arrival?) {
    kills += 1
    moments[last?.operation ?? "no request", default: 0] += 1
  }

  /// Counts what the fault plan did to the requests of a life.
  mutating func meet(_ arrivals: [Arrival]) {
    lostAnswers += arrivals.count { $0.applied && ["held", "reset"].contains($0.answer) }
    refusals += arrivals.count { $0.answer == "injected" }
  }

  private var momentsText: String {
    moments.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) after \($0.key)" }.joined(separator: ", ")
  }

  var lines: [String] {
    let sorted = restarts.sorted()
    let median = sorted.isEmpty ? nil : sorted[sorted.count / 2]
    var lines = [
      "torture: seed \(seed), \(size) contacts a run",
      "  an undisturbed run           \(Self.text(undisturbed))",
      "  kills                        \(kills)",
      "  where                        \(momentsText)",
      "  of these before any run      \(killsBeforeAnyRun)",
      "  resumes                      \(resumes)",
      "  runs completed and checked   \(runs)",
      "  stops that were no kill      \(stops)",
      "  starts declined for a fault  \(declined)",
      "  answers lost after the work  \(lostAnswers)",
      "  answers of 429 and 503       \(refusals)",
      "  restart to first request     median \(Self.text(median)), longest \(Self.text(sorted.last))",
      "  violations                   \(findings.count)",
    ]
    for (run, found) in Dictionary(grouping: findings, by: \.run).sorted(by: { $0.key < $1.key }) {
      guard let first = found.first else { continue }
      lines.append("run \(run), contacts of seed \(first.seed), kept in \(first.folder)")
      lines += found.prefix(Self.shownMax).map { "  " + $0.violation.description }
      if found.count > Self.shownMax { lines.append("  and \(found.count - Self.shownMax) more") }
    }
    return lines
  }

  private static func text(_ duration: Duration?) -> String {
    guard let duration else { return "–" }
    let parts = duration.components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return "\(milliseconds) ms"
  }
}
