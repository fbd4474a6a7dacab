import Foundation
import Rig
import TortureOracle

/// Gathers what the oracle looks at, from the sandbox and from the command line.
struct Facts {
  let door: SandboxDoor
  let workspace: TrialWorkspace

  /// How the newest run stands by the program's own words; `nil` where there is none yet.
  func status() async throws -> RunClaim? {
    let ending = try await workspace.run(["sync", "status", "--json"])
    if ending.code == 1, (ending.errors + ending.output).contains("RUN106") { return nil }
    guard ending.code == 0 else { throw RigFault("sync status: \(ending.summary)") }
    return try JSONDecoder().decode(RunClaim.self, from: Data(ending.output.utf8))
  }

  /// Every request that has arrived since, in order.
  func arrivals(since date: Date) async throws -> [(arrival: Arrival, at: Date)] {
    let arrivals = try Evidence.lines(try await door.arrivals(), of: Arrival.self)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    // The log counts in whole milliseconds.
    let start = date.addingTimeInterval(-0.001)
    return try arrivals.map { ($0, try style.parse($0.at)) }.filter { $0.at >= start }
  }

  /// Everything, after a run has ended.
  func evidence() async throws -> Evidence {
    let arrivals = try Evidence.lines(try await door.arrivals(), of: Arrival.self)
    let runs = try await workspace.run(["runs", "--json", "--limit", "1000"])
    let held = try await workspace.run(["held", "list", "--json"])
    let decoder = JSONDecoder()
    return Evidence(
      contacts: try await contacts(),
      leads: try Evidence.lines(try await door.store("salesforce", "Lead"), of: StoredRow.self),
      accounts: try Evidence.lines(
        try await door.store("salesforce", "Account"),
        of: StoredRow.self
      ),
      arrivals: arrivals,
      runs: try decoder.decode([RunClaim].self, from: Data(runs.output.utf8)),
      causes: try decoder.decode(WorkbenchClaim.self, from: Data(held.output.utf8)).causes
    )
  }

  private func contacts() async throws -> [SourceContact] {
    var contacts: [SourceContact] = []
    var after: String?
    repeat {
      let page = try JSONDecoder().decode(
        ContactPage.self,
        from: try await door.contacts(Expectation.properties, after: after)
      )
      contacts += page.results
      after = page.after
    } while after != nil
    return contacts
  }
}
