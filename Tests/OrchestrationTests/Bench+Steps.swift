import Diagnostics
import Foundation
import Journal
import Orchestration
import Records
import SyncMachine
import Synchronization

extension Bench {
  /// A bench whose mapping is approved, and its journal.
  static func ready(
    _ state: FakePlatforms.State,
    spec: String = Bench.spec,
    start: Instant = VirtualClock.start
  ) async throws -> (bench: Bench, journal: EventJournal) {
    let bench = try Bench(state, start: start)
    let journal = try await bench.openJournal()
    try await bench.shelve(journal, spec: spec)
    return (bench, journal)
  }

  /// Opens the journal; something is done while the batch of the only page is planned.
  ///
  /// After a page that was asked for comes its event, then the batch's.
  func openJournal(
    whilePlanning act: @escaping @Sendable () -> Void
  ) async throws -> EventJournal {
    let writes = Mutex(0)
    return try await openJournal(onWrite: { [platforms] in
      let isPlanning = writes.withLock { count in
        if platforms.look({ $0.listed }) > 0 { count += 1 }
        return count == 2
      }
      if isPlanning { act() }
    })
  }

  /// Keeps calls waiting until something is so; from then on all go through.
  func hold(
    _ which: @escaping @Sendable (FakePlatforms.Call) -> Bool,
    until isSo: @escaping @Sendable (inout FakePlatforms.State) -> Bool
  ) {
    platforms.change { state in
      state.isOpen = false
      state.holds = { call, state in
        if !state.isOpen, which(call) { state.isOpen = isSo(&state) }
        return which(call) && !state.isOpen
      }
    }
  }

  /// Changes the platforms once leads were looked at so often, before anything else is answered.
  func change(
    afterLeadLooks count: Int,
    _ change: @escaping @Sendable (inout FakePlatforms.State) -> Void
  ) {
    platforms.change { state in
      state.isOpen = false
      state.holds = { _, state in
        if !state.isOpen, state.leadLooks >= count {
          state.isOpen = true
          change(&state)
        }
        return false
      }
    }
  }

  /// Changes a contact at the source, now.
  func edit(_ id: String, _ changes: [String: JSON]) {
    let now = clock.now()
    platforms.change { state in
      guard let place = state.contacts.firstIndex(where: { $0.id == id }) else { return }
      var properties = state.contacts[place].properties.object ?? JSONObject()
      for (name, value) in changes { properties[name] = value }
      state.contacts[place].properties = .object(properties)
      state.modified[id] = now.milliseconds
    }
  }

  /// The codes with which something was refused; none where it was not.
  static func codes(_ body: () async throws(RunFault) -> Void) async -> [String] {
    do throws(RunFault) {
      try await body()
      return []
    } catch {
      return error.diagnostics.map(\.code.rawValue)
    }
  }

  /// The mapping, with an address only where the lead has none.
  static let careful = spec.replacingOccurrences(
    of: #""value": {"field": "email"},"#,
    with: #""value": {"field": "email"}, "write": "if_empty","#
  )

  /// The mapping, creating only.
  static let createOnly = spec.replacingOccurrences(
    of: #""operation": "upsert""#,
    with: #""operation": "insert""#
  )
}
