/// One zone of the time zone database: when its offset changed, and the rule for the time after.
package struct ZoneRules: Hashable, Sendable {
  /// Seconds since 1970 in UTC, rising.
  let transitions: [Int64]
  /// The offset from each transition on.
  let offsets: [Int]
  /// The offset before the first transition.
  let first: Int
  /// What holds after the last transition.
  let after: YearlyRule?

  /// Reads a TZif file of version 1 to 4; `nil` for anything else.
  package init?(tzif bytes: [UInt8]) {
    var reader = TZifReader(bytes)
    guard let rules = reader.rules() else { return nil }
    self = rules
  }

  init(transitions: [Int64], offsets: [Int], first: Int, after: YearlyRule?) {
    self.transitions = transitions
    self.offsets = offsets
    self.first = first
    self.after = after
  }

  /// Seconds east of Greenwich at a point in time.
  func offset(at seconds: Int64) -> Int {
    guard let start = transitions.first, seconds >= start else {
      return transitions.isEmpty ? after?.offset(at: seconds) ?? first : first
    }
    if let last = transitions.last, seconds >= last, let after {
      return after.offset(at: seconds)
    }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }
}
