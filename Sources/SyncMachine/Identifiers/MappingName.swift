/// A mapping's name: the name of its folder and of all its versions.
package struct MappingName: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
