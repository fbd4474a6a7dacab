package import Diagnostics
package import Journal
import SyncMachine

/// Why a run could not begin or go on at all; what it has written so far stands.
package enum RunFault: Error, Hashable, Sendable {
  /// Something a person must see to first.
  case refused(DiagnosticList)
  case journal(JournalFault)
  /// The task was cancelled; the run can be resumed.
  case cancelled

  init(_ diagnostic: Diagnostic) { self = .refused(DiagnosticList([diagnostic])) }

  /// What is in a record is sealed, and its key is gone.
  static func unreadable(_ record: RecordID) -> Diagnostic {
    Diagnostic(
      .error,
      .RUN210,
      "what is in record \(record) cannot be read any more",
      hint: "The person was erased, or the keys are not beside the journal: put them back. Or give "
        + "it up: \"crosswalk sync cancel\" ends the run where it has not ended, and the next run "
        + "reads the record again."
    )
  }

  /// Whether the key of a record in hand is gone.
  var isUnreadable: Bool { diagnostics.contains { $0.code == .RUN210 } }

  package var diagnostics: [Diagnostic] {
    switch self {
    case .refused(let list): list.diagnostics
    case .journal(let fault): [fault.diagnostic]
    case .cancelled:
      [
        Diagnostic(
          .error,
          .RUN204,
          "the run was stopped from outside",
          hint: "Go on with \"crosswalk sync resume\"."
        )
      ]
    }
  }
}

/// Asks the journal something; what goes wrong there is a fault of the run.
func asking<Answer: Sendable>(
  _ question: () async throws(JournalFault) -> Answer
) async throws(RunFault) -> Answer {
  do throws(JournalFault) {
    return try await question()
  } catch {
    throw error == .cancelled ? .cancelled : .journal(error)
  }
}
