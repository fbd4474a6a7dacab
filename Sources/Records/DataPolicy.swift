package import Diagnostics

/// What a workspace says about where personal data may go, and who has agreed to it.
package struct DataPolicy: Hashable, Sendable {
  /// A platform, one of its objects, or one field of that.
  package struct Place: Hashable, Sendable {
    package var system: String
    /// `nil`: every object of the platform.
    package var object: String?
    /// `nil`: every field of the object.
    package var field: String?

    /// `mailchimp`, `salesforce.Lead`, `salesforce.Lead.Description`; `nil` for any other text.
    package init?(_ text: String) {
      let names = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
      guard !names.contains("") else { return nil }
      system = String(names[0])
      object = names.count > 1 ? String(names[1]) : nil
      field = names.count > 2 ? String(names[2]) : nil
    }

    /// As it is written.
    package var text: String { [system, object, field].compactMap(\.self).joined(separator: ".") }

    /// Whether a field of a catalog is in this place.
    package func contains(_ field: String, of catalog: Catalog) -> Bool {
      system == catalog.system && object.map { $0 == catalog.object } ?? true
        && self.field.map { $0 == field } ?? true
    }
  }

  /// What holds in one place.
  package struct Clause: Hashable, Sendable {
    package var to: Place
    /// Classes of personal data that must not get there.
    package var forbidden: Set<DataLabel> = []
    /// Whether only people get there who agreed: a mapping's filters must leave out all others.
    package var needsConsent = false
    /// For a field of consent: the scalars that mean "agreed"; null stands for no value.
    ///
    /// Any other value does not; neither does no value, unless null is among them.
    ///
    /// Empty where the policy does not say.
    package var agreed: [JSON] = []
    /// Whether people outside the team can see it.
    package var isVisibleOutside = false
    /// Where it is written.
    package var location: Location?

    package init(to: Place) { self.to = to }
  }

  package var clauses: [Clause]

  package init(_ clauses: [Clause] = []) { self.clauses = clauses }

  /// Which values of a field mean that a person has agreed; empty where the policy does not say.
  package func agreed(in field: String, of catalog: Catalog) -> [JSON] {
    clauses(for: field, of: catalog).flatMap(\.agreed)
  }

  /// What holds for one field of a catalog.
  package func clauses(for field: String, of catalog: Catalog) -> [Clause] {
    clauses.filter { $0.to.contains(field, of: catalog) }
  }
}
