/// The code of the diagnostic that ended something: `RUN201`.
package struct FailureCode: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
