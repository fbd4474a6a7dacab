package import Diagnostics
package import Journal

/// Why a run could not begin or go on at all; what it has written so far stands.
package enum RunFault: Error, Hashable, Sendable {
  /// Something a person must see to first.
  case refused(DiagnosticList)
  case journal(JournalFault)
  /// The task was cancelled; the run can be resumed.
  case cancelled

  init(_ diagnostic: Diagnostic) { self = .refused(DiagnosticList([diagnostic])) }

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
