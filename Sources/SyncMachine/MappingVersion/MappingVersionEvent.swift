/// What happens to a version of a mapping.
package enum MappingVersionEvent: Hashable, Sendable {
  /// A model, a repair or a person made this spec.
  case drafted(spec: ContentHash)
  case checked(spec: ContentHash, CheckFindings)
  case tested(spec: ContentHash, TestSummary)
  case proposed(seal: ContentHash)
  case approved(seal: ContentHash, by: ActorName)
  case superseded(by: VersionNumber)
  case retired(by: ActorName)
}

extension MappingVersionEvent {
  /// The payload-free twin; the raw values are the stored names.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case drafted
    case checked
    case tested
    case proposed
    case approved
    case superseded
    case retired
  }

  package var kind: Kind {
    switch self {
    case .drafted: .drafted
    case .checked: .checked
    case .tested: .tested
    case .proposed: .proposed
    case .approved: .approved
    case .superseded: .superseded
    case .retired: .retired
    }
  }
}
