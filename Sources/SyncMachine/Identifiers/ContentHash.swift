/// The hash of a text or of bytes, in lower-case hexadecimal, with or without a prefix that names
/// the method; compared whole.
package struct ContentHash: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
