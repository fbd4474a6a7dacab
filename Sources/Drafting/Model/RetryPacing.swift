import Transport

/// How long to wait before a question is sent again.
enum RetryPacing {
  private static let first = Duration.seconds(1)
  private static let most = Duration.seconds(20)

  /// Exponential with full jitter, never less than the endpoint asked for.
  static func delay(afterTry number: Int, atLeast: Duration, chance: Double) -> Duration {
    var bound = first
    for _ in 1..<max(1, number) { bound = min(most, bound * 2) }
    return max(atLeast, bound * chance)
  }

  /// What `retry-after` asks for: seconds, or a date compared with the answer's own, or with ours
  /// where the answer has none.
  static func delay(asked response: WireResponse, today: Int) -> Duration? {
    if let text = response.header("retry-after-ms"), let milliseconds = Double(text) {
      return .milliseconds(max(0, milliseconds))
    }
    guard let text = response.header("retry-after") else { return nil }
    if let seconds = Double(text) { return .seconds(max(0, seconds)) }
    guard let due = HTTPDate.seconds(text) else { return nil }
    let now = response.header("date").flatMap(HTTPDate.seconds) ?? today
    return .seconds(max(0, due - now))
  }
}
