import Diagnostics

extension DiagnosticCode {
  /// Whether it says that the endpoint, and not the model, is why there is no draft.
  var isNoAnswer: Bool {
    switch self {
    case .MDL001, .MDL002, .MDL003, .MDL012, .MDL101, .MDL102, .MDL103, .MDL104, .MDL105, .MDL106:
      true
    default: false
    }
  }
}
