/// One line of a file in JSON Lines form, without its line end.
package struct JSONLine: Hashable, Sendable {
  /// One-based; blank lines count.
  package var number: Int
  package var bytes: ArraySlice<UInt8>

  package init(number: Int, bytes: ArraySlice<UInt8>) {
    self.number = number
    self.bytes = bytes
  }
}
