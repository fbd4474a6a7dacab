/// One page of a source: which one, and where it begins.
package struct IntakePage: Hashable, Sendable {
  package var number: PageNumber
  /// `nil` for the first.
  package var after: PageToken?

  package init(_ number: PageNumber, after: PageToken?) {
    self.number = number
    self.after = after
  }

  package static let first = IntakePage(1, after: nil)
}
