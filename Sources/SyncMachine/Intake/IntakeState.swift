/// Where the reading side of a run is.
///
/// Durable are only `staged` and `exhausted`: what was fetched and mapped is lost with the process
/// and fetched again, which changes nothing, since reading has no effect.
package enum IntakeState: Hashable, Sendable {
  /// Asking the source for a page. Goes to `mapping`.
  case fetching(IntakePage)
  /// Running the mapping over a page. Goes to `validating`, `fetching`.
  case mapping(IntakePage, next: PageToken?)
  /// Comparing with the ledger and the destination. Goes to `staged`, `fetching`.
  case validating(IntakePage, next: PageToken?)
  /// The page and the place of the next one are in the journal. Goes to `fetching`, `exhausted`.
  case staged(PageNumber, next: PageToken?)
  /// The source has no more pages. Final.
  case exhausted(PageNumber)
}

extension IntakeState {
  /// The payload-free twin.
  package enum Phase: String, CaseIterable, Hashable, Sendable {
    case fetching
    case mapping
    case validating
    case staged
    case exhausted

    package var isFinal: Bool {
      switch self {
      case .fetching, .mapping, .validating, .staged: false
      case .exhausted: true
      }
    }
  }

  package var phase: Phase {
    switch self {
    case .fetching: .fetching
    case .mapping: .mapping
    case .validating: .validating
    case .staged: .staged
    case .exhausted: .exhausted
    }
  }

  /// Where an intake that is driven is once its last durable step is done: at the next page.
  package var underWay: IntakeState {
    guard case .staged(let number, let token?) = self else { return self }
    return .fetching(IntakePage(number.next, after: token))
  }

  /// The page the state is about.
  package var page: PageNumber {
    switch self {
    case .fetching(let page), .mapping(let page, _), .validating(let page, _): page.number
    case .staged(let number, _), .exhausted(let number): number
    }
  }
}
