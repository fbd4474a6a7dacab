/// How many records of a run have which outcome.
package struct RunCounts: Hashable, Sendable {
  /// Distinct records read from the source.
  package var read = 0
  package var created = 0
  package var updated = 0
  package var unchanged = 0
  package var skipped = 0
  package var invalid = 0
  package var rejected = 0
  package var suppressed = 0
  package var held = 0
  package var accepted = 0
  /// Sent, and the answer is lost so far; not an outcome that lasts.
  package var unknown = 0

  package init() {}

  package subscript(kind: OutcomeKind) -> Int {
    get { self[keyPath: Self.place(of: kind)] }
    set { self[keyPath: Self.place(of: kind)] = newValue }
  }

  /// Records whose outcome is final.
  package var decided: Int {
    created + updated + unchanged + skipped + invalid + rejected + suppressed + held + accepted
  }

  /// Records that are staged, planned or under way.
  package var pending: Int { read - decided - unknown }

  /// Whether every record read has a final outcome.
  package var addsUp: Bool { read == decided }

  /// Whether a run with these counts ends with exceptions.
  package var hasExceptions: Bool { invalid + rejected + held > 0 }

  package static func + (left: RunCounts, right: RunCounts) -> RunCounts {
    var sum = left
    sum.read += right.read
    for kind in OutcomeKind.allCases { sum[kind] += right[kind] }
    return sum
  }

  package static func += (left: inout RunCounts, right: RunCounts) { left = left + right }

  private static func place(of kind: OutcomeKind) -> WritableKeyPath<RunCounts, Int> {
    switch kind {
    case .created: \.created
    case .updated: \.updated
    case .unchanged: \.unchanged
    case .skipped: \.skipped
    case .invalid: \.invalid
    case .rejected: \.rejected
    case .suppressed: \.suppressed
    case .held: \.held
    case .accepted: \.accepted
    case .unknown: \.unknown
    }
  }
}
