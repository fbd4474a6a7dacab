/// How clocks somewhere differ from UTC.
package enum Zone: Hashable, Sendable {
  /// Seconds east of Greenwich, always the same.
  case fixed(seconds: Int)
  case rules(ZoneRules)

  /// Seconds east of Greenwich at a point in time, given in seconds since 1970 in UTC.
  package func offset(at seconds: Int64) -> Int {
    switch self {
    case .fixed(let offset): offset
    case .rules(let rules): rules.offset(at: seconds)
    }
  }

  /// The point in time when clocks there show `local`, both in seconds since 1970.
  ///
  /// Where clocks show it twice, the first time counts. Where they skip it, the gap is added: 02:30
  /// becomes 03:30. This is "compatible" in the words of ECMAScript's Temporal.
  package func instant(local: Int64) -> Int64 {
    let before = Int64(offset(at: local - 86_400))
    if Int64(offset(at: local - before)) == before { return local - before }
    let after = Int64(offset(at: local + 86_400))
    if Int64(offset(at: local - after)) == after { return local - after }
    return local - before
  }
}
