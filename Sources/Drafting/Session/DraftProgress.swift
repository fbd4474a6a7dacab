/// What a drafting session is doing, for a person who waits.
package enum DraftProgress: Hashable, Sendable {
  /// The description was split into this many sentences, and the model is asked.
  case asking(sentences: Int)
  /// The checker found problems, and the model is asked to mend them.
  case repairing(round: Int, problems: Int)
  /// What goes on at the model's endpoint meanwhile.
  case model(ModelProgress)
}
