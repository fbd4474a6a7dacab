/// One execution of a sync; made at the edge, unique in a journal.
package struct RunID: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
