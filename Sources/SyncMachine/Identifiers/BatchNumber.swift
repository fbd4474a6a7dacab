/// A batch of a run, counted from 1.
package struct BatchNumber: NumberIdentifier {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}
