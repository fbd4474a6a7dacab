extension Oracle {
  /// What the program says of its own run, held against the store.
  func claimViolations() -> [Violation] {
    guard let run = evidence.runs.first, evidence.runs.count == 1 else {
      return [Violation(.runEnds, "there are \(evidence.runs.count) runs instead of one")]
    }
    return endViolations(run) + countViolations(run) + causeViolations(run)
  }

  /// Contacts that became no lead.
  private var absent: Set<String> {
    Set(expectations.keys.filter { rows[$0] == nil })
  }

  private func endViolations(_ run: RunClaim) -> [Violation] {
    let wanted = absent.isEmpty ? "completed" : "completed_with_exceptions"
    guard run.state != wanted else { return [] }
    return [Violation(.runEnds, "run \(run.run) is \(run.state), not \(wanted)")]
  }

  private func countViolations(_ run: RunClaim) -> [Violation] {
    let written = run.count("created") + run.count("updated") + run.count("unchanged")
    let refused = run.count("invalid") + run.count("rejected") + run.count("held")
    let others = ["skipped", "suppressed", "accepted", "unknown"].map { run.count($0) }
      .reduce(0, +)
    let births = evidence.arrivals.map(\.created.count).reduce(0, +)
    let facts = [
      ("read", run.count("read"), expectations.count),
      ("written and refused", written + refused, expectations.count),
      ("created, updated and unchanged", written, rows.count),
      ("invalid, rejected and held", refused, absent.count),
      ("outcomes that cannot be", others, 0),
    ]
    var found = facts.filter { $0.1 != $0.2 }.map { name, claimed, fact in
      Violation(.countsTrue, "\(name): \(claimed) by its own count, \(fact) in fact")
    }
    if run.count("created") > births {
      found.append(
        Violation(.countsTrue, "created: \(run.count("created")) claimed, \(births) arrived")
      )
    }
    if !run.addsUp {
      found.append(Violation(.countsTrue, "the run itself says it does not add up"))
    }
    return found
  }

  /// Every cause on the workbench must be one that the raw contacts have.
  private func causeViolations(_ run: RunClaim) -> [Violation] {
    var found: [Violation] = []
    for outcome in ["invalid", "rejected", "held"] {
      let listed = evidence.causes.filter { $0.outcome == outcome }.map(\.count).reduce(0, +)
      if listed != run.count(outcome) {
        found.append(
          Violation(.countsTrue, "\(outcome): \(run.count(outcome)) counted, \(listed) listed")
        )
      }
    }
    for cause in evidence.causes {
      let field = cause.field ?? ""
      if (field == Expectation.account) != (cause.outcome == "held") {
        found.append(
          Violation(.refusalsJustified, "\(cause.count) are \(cause.outcome) because of \(field)")
        )
      }
      for record in cause.records {
        guard rows[record] == nil, expectations[record]?.obstacles.contains(field) ?? false
        else {
          found.append(
            Violation(
              .refusalsJustified,
              "contact \(record) is listed as \(cause.outcome) because of \(field)"
            )
          )
          continue
        }
      }
    }
    return found + shareViolations()
  }

  /// A field must be blamed by all that nothing else keeps back, and by no more than it keeps back.
  private func shareViolations() -> [Violation] {
    var blamed: [String: Int] = [:]
    for cause in evidence.causes { blamed[cause.field ?? "", default: 0] += cause.count }
    var alone: [String: Int] = [:]
    var any: [String: Int] = [:]
    for record in absent {
      let obstacles = expectations[record]?.obstacles ?? []
      for field in obstacles { any[field, default: 0] += 1 }
      if let field = obstacles.first, obstacles.count == 1 { alone[field, default: 0] += 1 }
    }
    return Set(blamed.keys).union(any.keys).sorted().compactMap { field in
      let count = blamed[field] ?? 0
      let least = alone[field] ?? 0
      let most = any[field] ?? 0
      guard count < least || count > most else { return nil }
      return Violation(
        .refusalsJustified,
        "\(field) is blamed for \(count), and keeps back \(least) to \(most)"
      )
    }
  }
}
