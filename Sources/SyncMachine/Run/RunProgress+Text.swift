import Records

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
    case .planned, .applied, .split, .withdrawn: nil
    case .intended, .sent: "uploading " + detail
    case .partial, .rejected, .isolating: "isolating " + detail
    case .unknown, .resolving: "finding out what became of " + detail
    case .needsDecision: "waiting for a decision on " + detail
    }
  }
}
