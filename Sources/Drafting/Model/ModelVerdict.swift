import Diagnostics

/// What an attempt to ask a model came to, and so what to do next.
enum ModelVerdict: Hashable {
  case answered(ChatCompletion)
  /// The endpoint does not understand something that can be left out; why, for a person.
  case stepDown(ModelCapabilities, String)
  /// Try again, not before the endpoint allows it; the diagnostic stands if no try is left.
  case retry(atLeast: Duration, Diagnostic)
  case fail(Diagnostic)
}
