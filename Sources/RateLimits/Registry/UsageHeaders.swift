/// The response headers in which a platform reports how much of a limit is used.
package enum UsageHeaders: Hashable, Sendable {
  /// Two headers, each a whole number: the bound, and what is left of it.
  case remaining(max: String, remaining: String)
  /// One header of items such as `api-usage=8370/15000`, the item's name given.
  case usage(header: String, name: String)

  /// What an answer says; `nil` where the headers are missing or malformed.
  package func read(_ header: (String) -> String?) -> ReportedUsage? {
    switch self {
    case .remaining(let maxHeader, let remainingHeader):
      guard let max = header(maxHeader).flatMap({ Int($0) }), max > 0,
        let remaining = header(remainingHeader).flatMap({ Int($0) })
      else { return nil }
      return ReportedUsage(used: Swift.max(0, max - remaining), max: max)
    case .usage(let headerName, let name):
      guard let text = header(headerName) else { return nil }
      for item in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == " " }) {
        let parts = item.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, parts[0] == name else { continue }
        let numbers = parts[1].split(separator: "/").map { Int($0) }
        guard numbers.count == 2, let used = numbers[0], let max = numbers[1], used >= 0, max > 0
        else { return nil }
        return ReportedUsage(used: used, max: max)
      }
      return nil
    }
  }
}

/// How much of a limit is used, as the platform counts it.
package struct ReportedUsage: Hashable, Sendable {
  package var used: Int
  package var max: Int

  package init(used: Int, max: Int) {
    self.used = used
    self.max = max
  }
}
