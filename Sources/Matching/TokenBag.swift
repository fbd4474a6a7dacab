/// The words of one name or label with their weights, as numbers of a ``WordIndex``.
struct TokenBag: Hashable {
  var ids: [Int]
  var total: Double

  /// Twice the weight of what both share, over the weight of both: 0 to 1.
  func similarity(to other: TokenBag, weights: [Double]) -> Double {
    guard total > 0, other.total > 0 else { return 0 }
    var shared = 0.0
    for id in ids where other.ids.contains(id) { shared += weights[id] }
    return 2 * shared / (total + other.total)
  }
}
