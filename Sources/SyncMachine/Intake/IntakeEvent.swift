/// What happens to the reading side of a run.
package enum IntakeEvent: Hashable, Sendable {
  /// The source answered; `next` is `nil` on the last page.
  case fetched(next: PageToken?)
  case mapped
  /// The page is in the journal. The only event that is stored.
  case staged(PageNumber, next: PageToken?)
  /// The staging area has room for one more page, or there is none.
  case advanced
  /// The page was given up half-way, to be fetched again.
  case interrupted
}

extension IntakeEvent {
  /// The payload-free twin; the raw values are the stored names.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case fetched
    case mapped
    case staged
    case advanced
    case interrupted

    /// Whether the journal keeps it.
    package var isDurable: Bool {
      switch self {
      case .staged: true
      case .fetched, .mapped, .advanced, .interrupted: false
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .fetched: .fetched
    case .mapped: .mapped
    case .staged: .staged
    case .advanced: .advanced
    case .interrupted: .interrupted
    }
  }
}
