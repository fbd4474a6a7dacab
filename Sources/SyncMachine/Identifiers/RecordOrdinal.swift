/// A record's place in its run, counted from 1 in the order of reading.
package struct RecordOrdinal: NumberIdentifier {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}
