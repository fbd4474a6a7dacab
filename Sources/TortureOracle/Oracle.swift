/// Says from the source, the store and the log whether a run did what was promised.
///
/// It shares no code with the program: what the program says of itself is a claim like any other.
package struct Oracle: Sendable {
  let evidence: Evidence
  /// What must become of each contact, by identifier.
  let expectations: [String: Expectation]
  /// The rows of the store by the contact they belong to.
  let rows: [String: [StoredRow]]

  package init(_ evidence: Evidence) {
    self.evidence = evidence
    let accounts = Dictionary(grouping: evidence.accounts) { ($0["Name"] ?? "").lowercased() }
    expectations = Dictionary(
      evidence.contacts.map { ($0.id, Expectation($0, accounts: accounts)) }
    ) { first, _ in first }
    rows = Dictionary(grouping: evidence.leads) { $0[Expectation.key] ?? "" }
  }

  /// Everything that is wrong; nothing where all promises are kept.
  package func violations() -> [Violation] {
    storeViolations() + logViolations() + claimViolations()
  }

  // MARK: The store

  private func storeViolations() -> [Violation] {
    var found: [Violation] = []
    if expectations.count != evidence.contacts.count {
      found.append(Violation(.nothingDoubled, "the source lists a contact twice"))
    }
    for contact in evidence.contacts {
      guard let expectation = expectations[contact.id] else { continue }
      found += violations(of: contact, expectation, rows[contact.id] ?? [])
    }
    for key in rows.keys.sorted() where expectations[key] == nil {
      found.append(Violation(.valuesRight, "a lead has the key \"\(key)\" of no contact"))
    }
    return found
  }

  private func violations(
    of contact: SourceContact,
    _ expectation: Expectation,
    _ leads: [StoredRow]
  ) -> [Violation] {
    let obstacles = expectation.obstacles.sorted().joined(separator: ", ")
    guard let lead = leads.first else {
      guard expectation.obstacles.isEmpty else { return [] }
      return [
        Violation(.nothingLost, "contact \(contact.id) is in no lead, and nothing forbids it")
      ]
    }
    var found: [Violation] = []
    if leads.count > 1 {
      found.append(
        Violation(.nothingDoubled, "contact \(contact.id) is in \(leads.count) leads")
      )
    }
    if !expectation.obstacles.isEmpty {
      found.append(
        Violation(.refusalsJustified, "contact \(contact.id) is a lead in spite of \(obstacles)")
      )
      return found
    }
    for (field, wanted) in expectation.fields.sorted(by: { $0.key < $1.key })
    where lead[field] != wanted {
      found.append(
        Violation(
          .valuesRight,
          "contact \(contact.id): \(field) is \(lead[field] ?? "empty"), not \(wanted ?? "empty")"
        )
      )
    }
    return found
  }

  // MARK: The log

  private func logViolations() -> [Violation] {
    var found: [Violation] = []
    var births: [String: Int] = [:]
    for arrival in evidence.arrivals {
      for key in arrival.created { births[key, default: 0] += 1 }
      for key in arrival.rejected where expectations[key]?.obstacles.isEmpty ?? true {
        found.append(
          Violation(.refusalsJustified, "the platform refused contact \(key), and nothing is wrong")
        )
      }
    }
    for (key, count) in births.sorted(by: { $0.key < $1.key }) where count > 1 {
      found.append(Violation(.nothingDoubled, "contact \(key) was created \(count) times"))
    }
    for key in rows.keys.sorted() where births[key] == nil {
      found.append(Violation(.countsTrue, "the lead of contact \(key) came with no request"))
    }
    for key in births.keys.sorted() where rows[key] == nil {
      found.append(Violation(.nothingLost, "the lead of contact \(key) was created and is gone"))
    }
    return found
  }
}
