package import Records

extension RunProgress {
  /// The one line a person reads: `uploading batch 4 (attempt 1) · fetching page 5`.
  package var statusText: String {
    switch run {
    case .scheduled: "scheduled"
    case .running: workText ?? "finishing"
    case .waiting(let reason, let instant):
      Self.joined("waiting " + reason.text + " until " + instant.utcText, workText)
    case .paused(let actor): Self.joined("paused by \(actor)", workText)
    case .needsAttention(let attention): "needs attention: " + attention.text
    case .cancelling(let actor): Self.joined("cancelling for \(actor)", workText)
    case .completed: "completed"
    case .completedWithExceptions: "completed with exceptions"
    case .failed(let code): "failed: \(code)"
    case .cancelled(let actor): "cancelled by \(actor)"
    }
  }

  private static func joined(_ first: String, _ second: String?) -> String {
    second.map { first + " · " + $0 } ?? first
  }

  /// What batches and intake are doing; `nil` where neither does anything.
  private var workText: String? {
    var parts: [String] = []
    let busy = batches.filter { $0.value.phase != .planned }.sorted { $0.key < $1.key }
    if let (number, state) = busy.first, let text = text(of: number, state) {
      parts.append(busy.count > 1 ? text + " and \(busy.count - 1) more" : text)
    }
    switch intake {
    case .fetching(let page): parts.append("fetching page \(page.number)")
    case .mapping(let page, _): parts.append("mapping page \(page.number)")
    case .validating(let page, _): parts.append("validating page \(page.number)")
    case .staged(let number, _): parts.append("page \(number) staged")
    case .exhausted: break
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func text(of number: BatchNumber, _ state: BatchState) -> String? {
    let problem = problems[number].map { ", \($0.text)" } ?? ""
    let detail = "batch \(number) (attempt \(state.attempt)\(problem))"
    return switch state {
    case .planned, .applied, .split: nil
    case .intended, .sent: "uploading " + detail
    case .partial, .rejected, .isolating: "isolating " + detail
    case .unknown, .resolving: "finding out what became of " + detail
    case .needsDecision: "waiting for a decision on " + detail
    }
  }
}

extension RecordProblem {
  /// `record 45001 rejected: Email`.
  package var text: String { "record \(record) \(kind.rawValue)" + (field.map { ": " + $0 } ?? "") }
}

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

extension Instant {
  /// `2026-03-01 04:05:06 UTC`.
  package var utcText: String {
    let seconds = milliseconds.flooredDivision(by: 1000)
    let days = seconds.flooredDivision(by: 86_400)
    let time = seconds - days * 86_400
    // Days to a civil date by eras of 400 years that begin on 1 March.
    let shifted = days + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let clock = [time / 3600, time / 60 % 60, time % 60].map(Self.two).joined(separator: ":")
    return "\(year)-\(Self.two(month))-\(Self.two(day)) \(clock) UTC"
  }

  private static func two(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
