import MappingLanguage
package import Records

/// The form in which a model writes a mapping, and its way to the canonical form and back.
///
/// Everything is required, absent is `null` or an empty list, heads are a `kind`, nothing recurs:
/// what every endpoint's structured output can take. Both directions touch the shape only. What
/// does not have the expected shape is handed on as it is, so that the strict reader of the
/// canonical form names the place; nothing a model wrote is dropped silently.
package enum WireForm {
  /// `kind`s of an atom; the canonical key has the same name.
  static let atomKinds = ["field", "const", "var", "lookup", "run", "current", "item"]
  /// `kind`s whose members stand in `of`.
  static let listKinds = ["coalesce", "list"]
  /// `kind`s that are a calculation.
  static let calculationKinds = ValueExpression.Calculation.allCases.map(\.rawValue)
  /// Every `kind` of a value.
  static let kinds =
    atomKinds + ["coalesce", "concat", "case", "list", "test"] + calculationKinds

  /// The object that a model wrote, in a text that may have fences, thoughts and prose around it.
  ///
  /// `nil` where there is none, or none that is whole; of several the last one counts that has most
  /// of the wanted members.
  package static func answer(in text: String, wanted: [String]) -> JSON? {
    guard case .object(let json) = AnswerExtraction.outcome(in: text, wanted: wanted) else {
      return nil
    }
    return json
  }
}
