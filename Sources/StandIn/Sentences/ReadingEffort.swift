/// How much work one sentence may take; sentences without end are not read.
final class ReadingEffort {
  /// More words and marks than people write in a sentence.
  static let tokensMax = 200
  static let stepsMax = 250_000

  private(set) var steps = 0

  var isSpent: Bool { steps > Self.stepsMax }

  /// Whether there is any left.
  func spend(_ count: Int) -> Bool {
    steps += count
    return steps <= Self.stepsMax
  }
}
