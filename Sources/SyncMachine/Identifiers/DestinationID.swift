/// A record's identifier at its destination, as the platform gave it.
package struct DestinationID: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
