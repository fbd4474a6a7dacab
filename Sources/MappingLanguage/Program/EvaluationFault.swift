/// Why a value could not be computed.
struct EvaluationFault: Error {
  var fault: FunctionFault
  /// The record is refused whatever `on_error` says.
  var mustReject = false
}
