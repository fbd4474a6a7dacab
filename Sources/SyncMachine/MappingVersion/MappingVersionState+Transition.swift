extension MappingVersionState {
  /// Where every version begins.
  package static let initial = MappingVersionState.described

  /// The whole life of a version: every legal step, and nothing else.
  ///
  /// Pure.
  package static func transition(
    _ state: MappingVersionState,
    _ event: MappingVersionEvent
  ) throws(IllegalTransition) -> MachineStep<MappingVersionState, MappingVersionEffect> {
    func refusal(
      _ reason: IllegalTransition.Reason = .notInThisPhase
    ) -> IllegalTransition {
      IllegalTransition(
        .mappingVersion,
        phase: state.phase.rawValue,
        event: event.kind.rawValue,
        reason: reason
      )
    }

    switch (state, event) {
    case (.described, .drafted(let spec)), (.drafted, .drafted(let spec)),
      (.checked, .drafted(let spec)), (.tested, .drafted(let spec)),
      (.proposed, .drafted(let spec)):
      return .to(.drafted(spec: spec), then: .check(spec: spec))

    case (.drafted(let spec), .checked(let seen, let findings)):
      guard seen == spec else { throw refusal(.hashDiffers) }
      return .to(.checked(spec: spec, findings), then: .test(spec: spec))

    case (.checked(let spec, let findings), .tested(let seen, let summary)):
      guard seen == spec else { throw refusal(.hashDiffers) }
      return .to(.tested(spec: spec, findings, summary))

    case (.tested(_, let findings, let summary), .proposed(let seal)):
      guard findings.errors == 0 else { throw refusal(.checksFailed) }
      guard summary.failed == 0 else { throw refusal(.testsFailed) }
      return .to(
        .proposed(seal: seal, openQuestions: findings.openQuestions),
        then: .showForApproval(seal: seal)
      )

    case (.proposed(let seal, let openQuestions), .approved(let seen, let actor)):
      guard seen == seal else { throw refusal(.hashDiffers) }
      guard openQuestions == 0 else { throw refusal(.openQuestions) }
      return .to(.approved(seal: seal, by: actor), then: .supersedePrevious)

    case (.approved, .superseded(let version)):
      return .to(.superseded(by: version))

    case (.described, .retired(let actor)), (.drafted, .retired(let actor)),
      (.checked, .retired(let actor)), (.tested, .retired(let actor)),
      (.proposed, .retired(let actor)), (.approved, .retired(let actor)):
      return .to(.retired(by: actor))

    // Written out phase by phase: a new state does not compile until it is placed.
    case (.described, _), (.drafted, _), (.checked, _), (.tested, _), (.proposed, _),
      (.approved, _), (.superseded, _), (.retired, _):
      throw refusal()
    }
  }
}
