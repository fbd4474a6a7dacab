extension Attention {
  /// Reads after "needs attention:".
  package var text: String {
    let whose = connection.map { " of \($0)" } ?? ""
    let what =
      switch kind {
      case .credentials: "the credentials" + whose + " are refused"
      case .connection: "the connection" + (connection.map { " \($0)" } ?? "") + " fails"
      case .unknownOutcome:
        "only a person can say what became of batch " + (batch.map(\.description) ?? "?")
      case .mapping: "too many records fail alike"
      case .guardTripped: "a guard stopped it before it wrote"
      }
    return what + " (\(code))"
  }
}
