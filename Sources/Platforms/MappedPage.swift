package import MappingLanguage

/// What a mapping made of a page: one outcome for each record, in order.
package struct MappedPage: Sendable {
  package var outcomes: [RecordOutcome]

  package init(outcomes: [RecordOutcome]) { self.outcomes = outcomes }

  /// The first failure that must end the run; `nil` where there is none.
  package var failure: Rejection? {
    for outcome in outcomes {
      if case .runFailed(let rejection) = outcome { return rejection }
    }
    return nil
  }
}
