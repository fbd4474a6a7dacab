package import Diagnostics

/// What a drafting session is doing, for a person who waits.
package enum DraftProgress: Hashable, Sendable {
  /// The description was split into this many sentences, and the model is asked.
  case asking(sentences: Int)
  /// What is wrong with a reply, right after its last byte.
  ///
  /// Its fixes are not tried yet, and some of it mends itself; what is left is in the draft.
  case found(problems: [Diagnostic])
  /// The checker found problems, and the model is asked to mend them.
  case repairing(round: Int, problems: Int)
  /// What goes on at the model's endpoint meanwhile.
  case model(ModelProgress)
}
