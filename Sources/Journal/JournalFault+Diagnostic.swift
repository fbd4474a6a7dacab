package import Diagnostics
import SyncMachine

extension JournalFault {
  /// What a person is told, and what to do about it.
  package var diagnostic: Diagnostic {
    switch self {
    case .missing(let path): Self.missing(path)
    case .locked(let path, let process): Self.locked(path, process)
    case .foreignFile(let path): Self.foreignFile(path)
    case .newerFormat(let path): Self.newerFormat(path)
    case .olderFormat(let path): Self.olderFormat(path)
    case .damaged(let what): Self.damaged(what)
    case .tablesDiffer: Self.differing
    case .cut(let found, let known): Self.cut(found, known)
    case .keysMissing(let path): Self.keysMissing(path)
    case .unfinishedRun(let run): Self.unfinished(run)
    case .notRestored(let obstacle): Self.unrestored(obstacle)
    case .erasureWaits(let run, let batch): Self.erasureWaiting(run, batch)
    case .severalRecords(let name, let records): Self.several(name, records)
    case .notOnWorkbench(let run, let ordinal): Self.offWorkbench(run, ordinal)
    case .notDurable(let setting, let wanted, let found): Self.notDurable(setting, wanted, found)
    case .diskFull: Self.fullDisk
    case .storage(let code, let message): Self.storage(code, message)
    case .closed, .cancelled: Self.ended
    case .unreadable(let kind, let version): Self.unreadable(kind, version)
    case .conflict(let stream, let expected, let found): Self.conflict(stream, expected, found)
    case .refused(let refusal): refusal.diagnostic
    case .unknown(let kind, let name): Self.unknown(kind, name)
    case .exists(let kind, let name): Self.exists(kind, name)
    case .notApproved(let name, let version): Self.notApproved(name, version)
    case .runInTheWay(let run): Self.runInTheWay(run)
    case .recordNotPending(let run, let record): Self.recordNotPending(run, record)
    case .batchNotCovered(let run, let batch, let missing):
      Self.batchNotCovered(run, batch, missing)
    }
  }

  // MARK: The file

  private static func missing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN101,
      "there is no journal here yet",
      at: Location(path),
      hint: "Describe a mapping or run a sync first, or name another workspace."
    )
  }

  private static func locked(_ path: String, _ process: Int?) -> Diagnostic {
    let who = process.map { "process \($0)" } ?? "another process"
    return Diagnostic(
      .error,
      .JRN102,
      "\(who) is writing to this journal",
      at: Location(path),
      hint: "Wait until it has ended, or stop it: a journal has one writer. "
        + "Commands that only read work meanwhile."
    )
  }

  private static func foreignFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN103,
      "this file is not a journal of Crosswalk",
      at: Location(path),
      hint: "Move it away, or name another workspace. It was not changed."
    )
  }

  private static func newerFormat(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN104,
      "a newer Crosswalk has changed the form of this journal",
      at: Location(path),
      hint: "Use that version or a later one. The file was not changed."
    )
  }

  private static func olderFormat(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN105,
      "an older Crosswalk made this journal",
      at: Location(path),
      hint: "Run any command that writes once; it brings the journal up to date."
    )
  }

  private static func damaged(_ what: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN106,
      "the journal contradicts itself: \(what)",
      hint: "Do not write to it any more. Keep a copy and restore the last backup."
    )
  }

  private static func notDurable(
    _ setting: String,
    _ wanted: String,
    _ found: String
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN107,
      "SQLite does not promise that what is acknowledged stays",
      hint: "Keep the journal on a local file system, with the unchanged SQLite of the system.",
      found: "\(setting) = \(found)",
      expected: "\(setting) = \(wanted)"
    )
  }

  private static var fullDisk: Diagnostic {
    Diagnostic(
      .error,
      .JRN108,
      "there is no room for the journal",
      hint: "Make room on the disk and try again. Nothing that was acknowledged is lost."
    )
  }

  private static func storage(_ code: Int, _ message: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN109,
      "the journal cannot be read or written: \(message) (\(code))",
      hint: "Check the disk and the rights of the folder, then try again."
    )
  }

  private static var ended: Diagnostic {
    Diagnostic(
      .error,
      .JRN110,
      "the journal was closed before this was done",
      hint: "Start the command again."
    )
  }

  private static func unreadable(_ kind: String, _ version: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN111,
      "the journal holds \"\(kind)\" in a form (\(version)) that is not known",
      hint: "Use the version of Crosswalk that wrote it, or a later one."
    )
  }

  // MARK: A change

  private static func conflict(_ stream: StreamName, _ expected: Int, _ found: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN201,
      "somebody else changed \(stream) first",
      hint: "Look at it again, then decide again.",
      found: "\(found) events",
      expected: "\(expected) events"
    )
  }

  private static func unknown(_ kind: Kind, _ name: String) -> Diagnostic {
    switch kind {
    case .run:
      Diagnostic(
        .error,
        .RUN106,
        "there is no run \"\(name)\"",
        hint: "See the runs with \"crosswalk runs\"."
      )
    case .person:
      Diagnostic(
        .error,
        .JRN203,
        "the journal knows nobody as \"\(name)\"",
        hint: "Name an e-mail address that was read, or the record's identifier at its source."
      )
    case .batch, .mappingVersion, .mapping, .catalog, .artifact, .stream, .record, .file:
      Diagnostic(
        .error,
        .JRN203,
        "the journal has no \(kind.rawValue) \"\(name)\"",
        hint: "See what there is with \"crosswalk mappings\" and \"crosswalk runs\"."
      )
    }
  }

  private static func exists(_ kind: Kind, _ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN204,
      "the journal has another \(kind.rawValue) \"\(name)\" already",
      hint: "Look at that one, or take another name."
    )
  }

  private static func notApproved(_ name: MappingName, _ version: VersionNumber) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN102,
      "version \(version) of mapping \"\(name)\" is not approved",
      hint: "Approve it with \"crosswalk approve-mapping \(name)\"."
    )
  }

  private static func runInTheWay(_ run: RunID) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN105,
      "run \"\(run)\" has not ended and writes to the same object",
      hint: "Resume it with \"crosswalk sync resume\", or end it with \"crosswalk sync cancel\"."
    )
  }

  private static func recordNotPending(_ run: RunID, _ record: RecordID) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN205,
      "record \(record) of run \"\(run)\" does not wait for an outcome",
      hint: "Read the run again, then decide again."
    )
  }

  private static func batchNotCovered(
    _ run: RunID,
    _ batch: BatchNumber,
    _ missing: Int
  ) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN205,
      "outcomes and records of batch \(batch) of run \"\(run)\" differ",
      hint: "Give every record of the batch exactly one outcome.",
      found: missing > 0 ? "\(missing) too few" : "\(-missing) too many"
    )
  }
}
