import Records

/// A rule, and what is known about it.
///
/// A class, so that the checks go over the rules without a copy.
final class CheckedRule: Sendable {
  let rule: Rule
  let owner: SpecOwner
  /// What its value is.
  let type: InferredType
  /// What it writes; `nil` where a record of the target has no such field.
  let field: CatalogField?
  /// Its own, or the spec's.
  let nullPolicy: NullPolicy
  /// Its own, or the spec's.
  let errorPolicy: ErrorPolicy

  private init(
    _ rule: Rule,
    _ owner: SpecOwner,
    _ target: Catalog,
    _ spec: MappingSpec,
    _ types: InferredTypes
  ) {
    self.rule = rule
    self.owner = owner
    type = types[owner.pointer.appending("value")]
    field = target.ownField(rule.target)
    nullPolicy = rule.onNull ?? spec.defaults.onNull
    errorPolicy = rule.onError ?? spec.defaults.onError
  }

  /// In the order of the spec.
  static func all(
    in spec: MappingSpec,
    _ nodes: SpecNodes,
    target: Catalog,
    types: InferredTypes
  ) -> [CheckedRule] {
    zip(spec.rules, nodes.ruleOwners).map { CheckedRule($0, $1, target, spec, types) }
  }

  /// Whether there may be no value for a record, an error that counts as none among them; `nil`
  /// where its type is not known.
  var mayBeEmpty: Bool? {
    if type.isUnknown { return nil }
    return type.nullable || errorPolicy == .null && type.effects.contains(.fallible)
  }

  /// Where its value stands.
  var valuePlace: JSONPointer { owner.pointer.appending("value") }
}
