/// A record's identifier at its source.
package struct RecordID: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
