/// Who did it: a person, or the part of the service that acted by itself.
package struct ActorName: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
