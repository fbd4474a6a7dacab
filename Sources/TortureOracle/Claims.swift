/// What `sync status --json` says of a run: claims, to be held against the facts.
package struct RunClaim: Decodable, Hashable, Sendable {
  package var run: String
  package var state: String
  package var counts: [String: Int]
  package var addsUp: Bool

  package init(run: String, state: String, counts: [String: Int], addsUp: Bool) {
    self.run = run
    self.state = state
    self.counts = counts
    self.addsUp = addsUp
  }

  package var isFinal: Bool { Self.finalStates.contains(state) }

  func count(_ name: String) -> Int { counts[name] ?? 0 }

  private static let finalStates: Set<String> = [
    "completed", "completed_with_exceptions", "failed", "cancelled",
  ]

  private enum CodingKeys: String, CodingKey {
    case run
    case state
    case counts
    case addsUp = "adds_up"
  }
}

/// One cause on the workbench, as `held list --json` says.
package struct CauseClaim: Decodable, Hashable, Sendable {
  package var count: Int
  package var outcome: String
  package var field: String?
  /// Some of the records, by their identifier at the source.
  package var records: [String]

  package init(count: Int, outcome: String, field: String?, records: [String]) {
    self.count = count
    self.outcome = outcome
    self.field = field
    self.records = records
  }
}

/// The answer of `held list --json`.
package struct WorkbenchClaim: Decodable, Hashable, Sendable {
  package var causes: [CauseClaim]

  package init(causes: [CauseClaim]) { self.causes = causes }
}
