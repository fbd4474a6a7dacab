import Journal
import Records
import SyncMachine
import Transport

extension TestWorkspace {
  /// Sets the sandbox's fault plan.
  func setFaults(_ rules: JSON) async throws {
    let sender = CurlSender()
    _ = try await sender.send(
      WireRequest("PUT", url + "/_sandbox/faults", body: rules.bytes(), addresses: .loopback)
    )
    await sender.shutdown()
  }

  /// Keeps the journal open for writing while `body` works, as another process would.
  func holdingTheJournal(_ body: () async throws -> Void) async throws {
    let journal = try await EventJournal.open(
      at: folder + "/.crosswalk/journal.sqlite",
      actor: ActorName("another"),
      now: { Instant(milliseconds: 1_764_000_000_000) }
    )
    try await body()
    await journal.close()
  }
}
