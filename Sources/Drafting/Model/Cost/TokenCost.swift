/// An amount of money, exact to the price of one token.
package struct TokenCost: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// In millionths of a millionth.
  package var picos: Int

  package static let zero = TokenCost(picos: 0)
  private static let unit = 1_000_000_000_000

  package init(picos: Int) { self.picos = picos }

  /// An amount as a decimal with at most six digits behind the point, such as `0.25`; `nil` for
  /// anything else, and for more than a thousand.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let whole = Int(parts[0]), whole <= 1_000
    else { return nil }
    let behind = parts.count == 2 ? parts[1] : "0"
    guard behind.count <= 6, let millionths = Int(behind) else { return nil }
    var scale = 1_000_000
    for _ in 0..<(6 - behind.count) { scale *= 10 }
    picos = whole * Self.unit + millionths * scale
  }

  /// The price of one token, where this is the price of a million.
  package var ofOneInAMillion: TokenCost { TokenCost(picos: picos / 1_000_000) }

  package static func < (one: TokenCost, other: TokenCost) -> Bool { one.picos < other.picos }

  package static func + (one: TokenCost, other: TokenCost) -> TokenCost {
    TokenCost(picos: one.picos + other.picos)
  }

  /// So many tokens at the price of a million.
  package static func * (tokens: Int, million: TokenCost) -> TokenCost {
    let (picos, isTooMuch) = tokens.multipliedReportingOverflow(by: million.ofOneInAMillion.picos)
    return TokenCost(picos: isTooMuch ? .max / 4 : min(picos, .max / 4))
  }

  /// Rounded up to the sixth digit, as it is shown.
  package var inMillionths: TokenCost {
    TokenCost(picos: (picos / 1_000_000 + (picos % 1_000_000 > 0 ? 1 : 0)) * 1_000_000)
  }

  /// An equal share of so many.
  package func share(of count: Int) -> TokenCost {
    TokenCost(picos: count > 0 ? picos / count : 0).inMillionths
  }

  /// Rounded up to the sixth digit, so that a cost is never shown as less than it is.
  package var description: String {
    let millionths = (picos + 999_999) / 1_000_000
    var behind = String(millionths % 1_000_000)
    behind = String(repeating: "0", count: 6 - behind.count) + behind
    while behind.count > 2, behind.hasSuffix("0") { behind.removeLast() }
    return "\(millionths / 1_000_000).\(behind)"
  }
}
