/// All that led to a version: the request, and every round with a model.
package struct DraftEntry: Hashable, Sendable {
  package var description: String
  package var rounds: [DraftRound]
}
