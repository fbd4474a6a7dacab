/// What a transition returns: where the machine is now, and what is to be done about it.
package struct MachineStep<State: Hashable & Sendable, Effect: Hashable & Sendable>: Hashable,
  Sendable
{
  package var state: State
  /// In the order in which they are to be performed.
  package var effects: [Effect]

  package static func to(_ state: State, then effects: Effect...) -> MachineStep {
    MachineStep(state: state, effects: effects)
  }
}
