import Diagnostics
import SyncMachine

/// What a person is told about keeping a journal: its end, its keys, its backups.
extension JournalFault {
  static var differing: Diagnostic {
    Diagnostic(
      .error,
      .JRN118,
      "the journal's tables are not what follows from its events",
      hint: "The events are whole. Make the tables anew: \"crosswalk journal rebuild\"."
    )
  }

  static func cut(_ found: Int, _ known: Int) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN112,
      "the end of the journal is missing",
      hint: "Do not write to it. Keep a copy, then \"crosswalk journal restore\" the last backup.",
      found: "\(found) events",
      expected: "\(known) events"
    )
  }

  static func keysMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN113,
      "the keys of the journal's contents are not beside it",
      at: Location(path),
      hint: "Put the file back. An empty one in its place gives up what is in records for ever; a "
        + "run that has not ended can only be cancelled then."
    )
  }

  static func unfinished(_ run: RunID) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN114,
      "run \"\(run)\" of an older Crosswalk has not ended and cannot be carried over",
      hint: "End it with the version that began it: \"crosswalk sync cancel \(run)\"."
    )
  }

  static func unrestored(_ obstacle: RestoreObstacle) -> Diagnostic {
    switch obstacle {
    case .newer(let journal, let backup):
      Diagnostic(
        .error,
        .JRN115,
        "the journal has everything the backup has, and more",
        hint: "There is nothing to restore. To go back all the same, move the journal away first.",
        found: "\(journal) events",
        expected: "at most \(backup) events"
      )
    case .different(let sequence):
      Diagnostic(
        .error,
        .JRN115,
        "the journal and the backup have gone different ways since event \(sequence)",
        hint: "Move the journal away first, if the backup is what you want."
      )
    case .unsound(let reason):
      Diagnostic(
        .error,
        .JRN116,
        "the backup is not sound: \(reason)",
        hint: "Take another backup. Nothing was changed."
      )
    }
  }

  static func erasureWaiting(_ run: RunID, _ batch: BatchNumber) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN117,
      "the person is in batch \(batch) of run \"\(run)\", which has not ended",
      hint: "End the run with \"crosswalk sync resume\" or \"crosswalk sync cancel\" first."
    )
  }

  static func several(_ name: String, _ records: [PersonRecord]) -> Diagnostic {
    Diagnostic(
      .error,
      .JRN119,
      "\(records.count) records go by \"\(name)\": "
        + records.map(\.text).joined(separator: ", "),
      hint: "Name one of them, or say --all if all are this person's. Nothing was erased."
    )
  }

  static func offWorkbench(_ run: RunID, _ ordinal: RecordOrdinal) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN108,
      "record #\(ordinal) is not on the workbench of run \(run)",
      hint: "See which are with \"crosswalk held list --run \(run)\"."
    )
  }
}
