/// Where the next page of a source begins; only the source can read it.
package struct PageToken: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
