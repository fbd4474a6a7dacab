/// Places in a run, written short: `1-200,205`.
package struct OrdinalRanges: Hashable, Sendable {
  package var ordinals: [RecordOrdinal]

  package init(_ ordinals: [RecordOrdinal]) { self.ordinals = ordinals }

  /// Runs of consecutive places become one range, in the order given.
  package var text: String {
    var parts: [String] = []
    var start: Int?
    var last = 0
    func close() {
      guard let start else { return }
      parts.append(start == last ? String(start) : "\(start)-\(last)")
    }
    for ordinal in ordinals {
      if start != nil, ordinal.number == last + 1 {
        last = ordinal.number
        continue
      }
      close()
      start = ordinal.number
      last = ordinal.number
    }
    close()
    return parts.joined(separator: ",")
  }

  /// `nil` where the text is not of this form.
  package init?(_ text: String) {
    ordinals = []
    guard !text.isEmpty else { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard let first = Int(ends[0]), let last = ends.count == 1 ? first : Int(ends[1]),
        ends.count <= 2, first > 0, first <= last, last - first < 1_000_000
      else { return nil }
      ordinals += (first...last).map { RecordOrdinal($0) }
    }
  }
}
