/// A machine was asked for a step that is not in its law.
///
/// Holds names only, never what a state or an event carries.
package struct IllegalTransition: Error, Hashable, Sendable {
  /// The four machines.
  package enum Machine: String, CaseIterable, Hashable, Sendable {
    case run
    case intake
    case batch
    case mappingVersion = "mapping_version"
  }

  /// Why a step is refused.
  package enum Reason: String, CaseIterable, Hashable, Sendable {
    /// The event means nothing in this phase.
    case notInThisPhase = "not_in_this_phase"
    /// Records read and records with an outcome differ, or one is unknown.
    case countsDoNotAddUp = "counts_do_not_add_up"
    /// There are pages of the source that were not read.
    case sourceNotExhausted = "source_not_exhausted"
    /// A page other than the one that is due.
    case wrongPage = "wrong_page"
    /// The attempt is not the one after the last.
    case wrongAttempt = "wrong_attempt"
    /// Absence is not proved yet.
    case notLookedOftenEnough = "not_looked_often_enough"
    /// The operation's class does not allow sending again by itself.
    case needsPerson = "needs_person"
    /// Nothing is left over to isolate.
    case nothingLeftOver = "nothing_left_over"
    /// The checker found errors.
    case checksFailed = "checks_failed"
    /// A test failed.
    case testsFailed = "tests_failed"
    /// Questions of the draft are not answered.
    case openQuestions = "open_questions"
    /// What was checked, tested or approved is not what is there now.
    case hashDiffers = "hash_differs"
  }

  package var machine: Machine
  /// The phase's name.
  package var phase: String
  /// The event's name.
  package var event: String
  package var reason: Reason

  package init(_ machine: Machine, phase: String, event: String, reason: Reason = .notInThisPhase) {
    self.machine = machine
    self.phase = phase
    self.event = event
    self.reason = reason
  }
}
