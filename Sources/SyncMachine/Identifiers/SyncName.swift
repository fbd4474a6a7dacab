/// A standing job's name in `crosswalk.yaml`.
package struct SyncName: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }
}
