/// A record that waits for a person: a filter asks, or a rule failed under `hold_record`.
package struct HeldRecord: Hashable, Sendable {
  /// The filter or rule that decided.
  package var by: String
  package var target: String?
  /// The filter's question.
  package var ask: Filter.Ask?
  /// The rule's failure.
  package var failure: Rejection?
  package var because: [Because]

  package init(
    by: String,
    target: String?,
    ask: Filter.Ask?,
    failure: Rejection?,
    because: [Because]
  ) {
    self.by = by
    self.target = target
    self.ask = ask
    self.failure = failure
    self.because = because
  }
}
