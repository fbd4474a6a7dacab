/// Places in a run, written short: `1-200,205`.
package struct OrdinalRanges: Hashable, Sendable {
  package var ordinals: [RecordOrdinal]

  package init(_ ordinals: [RecordOrdinal]) { self.ordinals = ordinals }

  /// Runs of consecutive places, in the order given.
  package var runs: [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for ordinal in ordinals {
      if let last = runs.last, ordinal.number == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...ordinal.number
      } else {
        runs.append(ordinal.number...ordinal.number)
      }
    }
    return runs
  }

  /// Runs of consecutive places become one range, in the order given.
  package var text: String {
    runs.map { run in
      run.count == 1 ? String(run.lowerBound) : "\(run.lowerBound)-\(run.upperBound)"
    }.joined(separator: ",")
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
