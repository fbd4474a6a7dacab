/// What one rule, variable, filter or look-up can do by itself, in words.
struct PartEffects: Sendable {
  var standsIn: [String] = []
  var losses: [String] = []
  /// Failures that the policy of a rule or filter decides about.
  var failures: [String] = []
  /// Failures of steps that count as empty.
  var quietFailures: [String] = []
  /// What makes the record invalid whatever the policies say.
  var refusals: [String] = []
  /// Whether it reads a field as text, which a list or an object is not.
  var readsTexts = false
}

extension [String] {
  /// Adds what is not said yet.
  mutating func say(_ text: String?) {
    guard let text, !contains(text) else { return }
    append(text)
  }

  mutating func say(_ texts: [String]) {
    for text in texts { say(text) }
  }
}
