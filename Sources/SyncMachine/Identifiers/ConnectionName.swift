/// A connection's name in `crosswalk.yaml`.
package struct ConnectionName: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
