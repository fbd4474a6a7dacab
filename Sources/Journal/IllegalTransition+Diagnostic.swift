package import Diagnostics
package import SyncMachine

extension IllegalTransition {
  /// What a person is told, and what to do about it.
  package var diagnostic: Diagnostic {
    switch reason {
    case .checksFailed:
      Diagnostic(
        .error,
        .JRN301,
        "this version has errors",
        hint: "See them with \"crosswalk check-mapping\" and mend them first."
      )
    case .testsFailed:
      Diagnostic(
        .error,
        .JRN302,
        "tests of this version fail",
        hint: "See them with \"crosswalk test-mapping\" and mend them first."
      )
    case .openQuestions:
      Diagnostic(
        .error,
        .JRN303,
        "this version has questions that nobody has answered",
        hint: "Answer them in the description, then describe the mapping again."
      )
    case .hashDiffers:
      Diagnostic(
        .error,
        .JRN304,
        "this is not what was checked, tested and shown",
        hint: "Check and test the version again, then approve what you see."
      )
    case .notInThisPhase where machine == .mappingVersion:
      Diagnostic(
        .error,
        .JRN305,
        "a version that is \(words(phase)) cannot be \(words(event))",
        hint: "See where each version is with \"crosswalk mappings\"."
      )
    case .notInThisPhase where machine == .run && isAfterTheEnd:
      Diagnostic(
        .error,
        .RUN107,
        "the run is \(words(phase))",
        hint: "Begin another with \"crosswalk sync run\"."
      )
    case .notInThisPhase, .countsDoNotAddUp, .sourceNotExhausted, .wrongPage, .wrongAttempt,
      .notLookedOftenEnough, .needsPerson, .nothingLeftOver:
      Diagnostic(
        .error,
        .JRN202,
        "a \(words(machine.rawValue)) that is \(words(phase)) does not take the step "
          + "\"\(words(event))\": \(words(reason.rawValue))",
        hint: "Nothing was changed. Read it again, then decide again."
      )
    }
  }

  private var isAfterTheEnd: Bool { RunState.Phase(rawValue: phase)?.isFinal ?? false }

  private func words(_ name: String) -> String {
    String(name.map { $0 == "_" ? " " : $0 })
  }
}
