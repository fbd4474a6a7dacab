import Records
import SyncMachine

/// An event of the journal with its types, whatever stream it stands in.
enum JournalEvent: Hashable, Sendable {
  case runScheduled(RunPlan)
  case run(RunID, RunEvent)
  case page(RunID, StoredPage)
  case batchPlanned(RunID, StoredBatchPlan)
  case batch(RunID, BatchNumber, StoredBatchEvent)
  case workbench(RunID, WorkbenchEvent)
  case described(StoredDescription)
  case round(MappingName, VersionNumber, StoredRound)
  case basis(MappingName, VersionNumber, StoredBasis)
  case mapping(MappingName, VersionNumber, MappingVersionEvent)
  case pulled(StoredPull)
  case erased(PersonErasure)
  /// What a schedule decided; no row follows from it.
  case diary(SyncName, StoredEvent)

  var stream: StreamName {
    switch self {
    case .runScheduled(let plan): .run(plan.id)
    case .run(let run, _): .run(run)
    case .page(let run, _): .intake(run)
    case .batchPlanned(let run, let plan): .batch(run, plan.number)
    case .batch(let run, let number, _): .batch(run, number)
    case .workbench(let run, _): .workbench(run)
    case .described(let description): .mapping(description.name, description.version)
    case .round(let name, let version, _), .basis(let name, let version, _),
      .mapping(let name, let version, _):
      .mapping(name, version)
    case .pulled(let pull): .catalog(pull.connection, pull.object)
    case .erased: .erasures
    case .diary(let sync, _): .sync(sync)
    }
  }

  var stored: StoredEvent {
    switch self {
    case .runScheduled(let plan): plan.stored
    case .run(_, let event): event.stored
    case .page(_, let page): page.stored
    case .batchPlanned(_, let plan): plan.stored
    case .batch(_, _, let event): event.stored
    case .workbench(_, let event): event.stored
    case .described(let description): description.stored
    case .round(_, _, let round): round.stored
    case .basis(_, _, let basis): basis.stored
    case .mapping(_, _, let event): event.stored
    case .pulled(let pull): pull.stored
    case .erased(let erasure): erasure.stored
    case .diary(_, let event): event
    }
  }

  /// Reads an event back; one that no program of ours has written is
  /// ``JournalFault/unreadable(kind:version:)``.
  init(_ event: StoredEvent, in stream: StreamName) throws(JournalFault) {
    let unreadable = JournalFault.unreadable(kind: event.kind, version: event.version)
    switch stream.meaning {
    case .run(let run):
      if let plan = try RunPlan(event) {
        self = .runScheduled(plan)
      } else if let event = try RunEvent(event) {
        self = .run(run, event)
      } else {
        throw unreadable
      }
    case .intake(let run):
      guard let page = try StoredPage(event) else { throw unreadable }
      self = .page(run, page)
    case .batch(let run, let number):
      if let plan = try StoredBatchPlan(event) {
        self = .batchPlanned(run, plan)
      } else if let event = try StoredBatchEvent(event) {
        self = .batch(run, number, event)
      } else {
        throw unreadable
      }
    case .workbench(let run):
      guard let event = try WorkbenchEvent(event) else { throw unreadable }
      self = .workbench(run, event)
    case .mapping(let name, let version):
      self = try Self.mapping(event, name, version)
    case .catalog:
      guard let pull = try StoredPull(event) else { throw unreadable }
      self = .pulled(pull)
    case .erasures:
      guard let erasure = try PersonErasure(event) else { throw unreadable }
      self = .erased(erasure)
    case .sync(let name): self = .diary(name, event)
    case nil: throw unreadable
    }
  }

  private static func mapping(
    _ event: StoredEvent,
    _ name: MappingName,
    _ version: VersionNumber
  ) throws(JournalFault) -> JournalEvent {
    if let description = try StoredDescription(event) { return .described(description) }
    if let round = try StoredRound(event) { return .round(name, version, round) }
    if let basis = try StoredBasis(event) { return .basis(name, version, basis) }
    if let event = try MappingVersionEvent(event) { return .mapping(name, version, event) }
    throw .unreadable(kind: event.kind, version: event.version)
  }
}
