import Diagnostics

/// What an attempt to ask a model came to, and so what to do next.
enum ModelVerdict: Hashable {
  case answered(ChatCompletion)
  /// The endpoint does not understand something that can be left out; why, for a person.
  case stepDown(ModelCapabilities, String)
  /// Try again, not before the endpoint allows it; the diagnostic stands if no try is left.
  case retry(atLeast: Duration, Diagnostic)
  case fail(Diagnostic)

  /// Why the answer is not used; `nil` where it may be.
  var rejection: String? {
    switch self {
    case .answered: nil
    case .stepDown(_, let reason): reason
    case .retry(_, let problem), .fail(let problem): problem.message
    }
  }
}
