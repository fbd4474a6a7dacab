import Diagnostics
import Journal
import Orchestration

/// What a command failed with, as diagnostics; `nil` for errors that are not ours.
struct ProblemList {
  let diagnostics: [Diagnostic]

  init?(_ error: any Error) {
    switch error {
    case let diagnostic as Diagnostic: diagnostics = [diagnostic]
    case let list as DiagnosticList: diagnostics = list.diagnostics
    case let fault as JournalFault: diagnostics = [fault.diagnostic]
    case let fault as RunFault: diagnostics = fault.diagnostics
    default: return nil
    }
  }
}
