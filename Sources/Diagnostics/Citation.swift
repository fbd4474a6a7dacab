/// A sentence or an assumption that what has a problem was written for.
package struct Citation: Hashable, Sendable {
  /// `S1`, `A2`.
  package var id: String
  /// What it says; `nil` where there is none of that name, or nobody has looked it up.
  package var text: String?

  package init(_ id: String, text: String? = nil) {
    self.id = id
    self.text = text
  }
}
