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
  static let calculationKinds = [
    "sum", "difference", "product", "quotient", "minimum", "maximum", "days_between",
  ]
}
