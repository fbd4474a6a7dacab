/// A source field that is probably the same thing as a target field.
package struct FieldMatch: Hashable, Sendable {
  /// The source field's API name.
  package var source: String
  /// The target field's API name.
  package var target: String
  /// From 0 to 1, in steps of a hundredth.
  package var score: Double
  /// Why, in a few words for a person or a model.
  package var reason: String
  /// What it takes to write the one into the other.
  package var fit: TypeFit

  package init(source: String, target: String, score: Double, reason: String, fit: TypeFit) {
    self.source = source
    self.target = target
    self.score = score
    self.reason = reason
    self.fit = fit
  }
}
