/// How one "too fast" answer of a platform looks, and which limit it speaks of.
package struct RateLimitRefusal: Hashable, Sendable {
  package var status: Int
  /// Text the body must contain; `nil`: any body.
  package var contains: String?
  /// The limit's identifier.
  package var limit: String
  /// How long to hold where the answer does not say; `nil`: one full window.
  package var holdSeconds: Int?

  package func matches(_ answer: LimitAnswer) -> Bool {
    guard answer.status == status else { return false }
    guard let contains else { return true }
    return answer.bodyContains(contains)
  }
}
