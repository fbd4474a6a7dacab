/// A page of a run's source, counted from 1.
package struct PageNumber: NumberIdentifier {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}
