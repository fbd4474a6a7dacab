extension WaitReason {
  /// Reads after "waiting": `for the rate limit of hubspot`.
  package var text: String {
    let whose = connection.map { " of \($0)" } ?? ""
    return switch kind {
    case .rateLimit: "for the rate limit" + whose
    case .quota: "for the quota" + whose
    case .platformDown: "for " + (connection.map(\.text) ?? "the platform") + " to answer"
    case .visibility: "to see what was written" + (connection.map { " to \($0)" } ?? "")
    case .disk: "for room on the disk"
    }
  }
}
