import Diagnostics

/// How long to wait between attempts at something that may work later.
enum Backoff {
  /// Of a platform that is down: about an hour in all.
  static let patient = [1, 2, 4, 8, 16, 32, 60, 120, 240, 300, 300, 300, 300, 300, 300, 300, 300]
  /// Of something that seldom mends itself.
  static let brief = [1, 5, 30]

  /// Retries after the delay of this attempt, counted from 1; stops when there is none left.
  static func remedy(_ delays: [Int], attempt: Int, then code: DiagnosticCode) -> Remedy {
    guard delays.indices.contains(attempt - 1) else { return .stop(code) }
    return .retry(after: .seconds(delays[attempt - 1]))
  }
}
