package import Records

/// What every filter, variable and rule did to one record, and from which fields.
///
/// The answer to "why", and the middle of a before/after screen. Holds the record's values; mask
/// before showing.
package struct RecordTrace: Hashable, Sendable {
  /// One field as it was read.
  package struct Reading: Hashable, Sendable {
    package enum Side: String, Hashable, Sendable {
      case source
      /// What the destination holds.
      case current
      case lookup
      case variable
    }

    package var side: Side
    package var name: String
    /// The value as JSON text, as it stood in the record; `nil` where it is missing.
    package var raw: String?

    package init(side: Side, name: String, raw: String?) {
      self.side = side
      self.name = name
      self.raw = raw
    }
  }

  /// What became of one filter, variable or rule.
  package enum Result: Hashable, Sendable {
    /// The value of a rule as it is written, or of a variable.
    case value(JSON)
    /// A rule erases the target's value.
    case wroteNull
    /// A filter hit.
    case hit
    /// A filter did not hit.
    case passed
    case leftOut(Reason)
    case failed(Rejection)
  }

  /// Why a rule wrote nothing.
  package enum Reason: String, BitwiseCopyable, Hashable, Sendable {
    case conditionIsFalse = "the condition is false"
    case noValue = "there is no value"
    case errorCountsAsNoValue = "the rule failed, which counts as no value"
    case targetIsNotEmpty = "the destination already holds a value"
    case notReached = "the record ended before this"
  }

  package enum Kind: String, Hashable, Sendable {
    case filter
    case variable
    case rule
  }

  package struct Entry: Hashable, Sendable {
    package var kind: Kind
    package var id: String
    package var target: String?
    package var read: [Reading]
    package var result: Result
    package var because: [Because]

    package init(
      kind: Kind,
      id: String,
      target: String?,
      read: [Reading],
      result: Result,
      because: [Because]
    ) {
      self.kind = kind
      self.id = id
      self.target = target
      self.read = read
      self.result = result
      self.because = because
    }
  }

  package var outcome: RecordOutcome
  /// Filters, then variables that were used, then rules, each in the order of the spec.
  package var entries: [Entry]
  /// What steps met, in the order in which they were taken.
  package var remarks: [StepRemark]

  package init(outcome: RecordOutcome, entries: [Entry], remarks: [StepRemark]) {
    self.outcome = outcome
    self.entries = entries
    self.remarks = remarks
  }
}
