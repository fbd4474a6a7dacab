import Records

/// Everything that arrived at the simulated platforms, in order.
struct ArrivalLog: Sendable {
  private(set) var arrivals: [Arrival] = []
  private var counts: [String: Int] = [:]

  /// Opens a line; returns its sequence number, from 1.
  mutating func open(_ request: SandboxRequest, operation: String, at now: Instant) -> Int {
    counts[operation, default: 0] += 1
    let sequence = arrivals.count + 1
    arrivals.append(
      Arrival(
        sequence: sequence,
        nth: counts[operation, default: 0],
        at: now,
        operation: operation,
        method: request.method,
        target: request.target
      )
    )
    return sequence
  }

  mutating func change(_ sequence: Int, _ body: (inout Arrival) -> Void) {
    body(&arrivals[sequence - 1])
  }
}
