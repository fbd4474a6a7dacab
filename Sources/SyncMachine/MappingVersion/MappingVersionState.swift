/// Where one version of a mapping is.
///
/// A version that fails a check or a test cannot be proposed; one with open questions can be
/// proposed, so that a person sees them, and cannot be approved.
package enum MappingVersionState: Hashable, Sendable {
  /// A person has written what is wanted. Goes to `drafted`, `retired`.
  case described
  /// There is a spec. Goes to `checked`, `drafted` again, `retired`.
  case drafted(spec: ContentHash)
  /// The checker has read it. Goes to `tested`, `drafted`, `retired`.
  case checked(spec: ContentHash, CheckFindings)
  /// Its tests and the samples have run. Goes to `proposed`, `drafted`, `retired`.
  case tested(spec: ContentHash, CheckFindings, TestSummary)
  /// A person may approve it; `seal` is the hash over all that approval binds to. Goes to
  /// `approved`, `drafted`, `retired`.
  case proposed(seal: ContentHash, openQuestions: Int)
  /// Runs may use it. Goes to `superseded`, `retired`.
  case approved(seal: ContentHash, by: ActorName)
  /// A later version was approved; runs that are pinned to this one may end. Final.
  case superseded(by: VersionNumber)
  /// A person took it away. Final.
  case retired(by: ActorName)
}

extension MappingVersionState {
  /// The payload-free twin.
  package enum Phase: String, CaseIterable, Hashable, Sendable {
    case described
    case drafted
    case checked
    case tested
    case proposed
    case approved
    case superseded
    case retired

    package var isFinal: Bool {
      switch self {
      case .described, .drafted, .checked, .tested, .proposed, .approved: false
      case .superseded, .retired: true
      }
    }
  }

  package var phase: Phase {
    switch self {
    case .described: .described
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
