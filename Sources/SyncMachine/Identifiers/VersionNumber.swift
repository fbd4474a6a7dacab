/// A version of a mapping, counted from 1.
package struct VersionNumber: NumberIdentifier {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}
