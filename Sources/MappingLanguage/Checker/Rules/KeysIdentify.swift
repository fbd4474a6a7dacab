import Diagnostics
import Records

extension CheckRule {
  static let keysIdentify = CheckRule(
    "An upsert or update has a key, and every key field identifies a record and always has a value",
    [.M206]
  ) { context in
    let target = context.spec.target
    if target.operation == .insert, target.key.isEmpty { return [] }
    let place = JSONPointer(["target", "key"])
    let keys = context.target.fields.filter { $0.isKey }
    guard !target.key.isEmpty else {
      return [
        context.diagnostic(
          .error,
          .M206,
          "\(target.operation.rawValue) needs a key field, and there is none",
          at: place,
          hint: CheckContext.useHint(Array(keys.prefix(5)))
            ?? "Add a unique external id field to \(target.object) and pull the catalog again.",
          candidates: keys.map(\.candidate)
        )
      ]
    }
    return target.key.enumerated().flatMap { index, name -> [Diagnostic] in
      guard let field = context.target[name] else { return [] }
      return keyProblems(field, at: place.appending(index), keys, context)
    }
  }

  private static func keyProblems(
    _ field: CatalogField,
    at place: JSONPointer,
    _ keys: [CatalogField],
    _ context: CheckContext
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !field.isKey, !field.unique {
      found.append(
        context.diagnostic(
          .error,
          .M206,
          "\(field.name) does not identify a record: it is neither a key nor unique",
          at: place,
          hint: CheckContext.useHint(Array(keys.prefix(5)))
            ?? "Add a unique external id field to \(context.target.object).",
          found: field.name,
          candidates: keys.map(\.candidate)
        )
      )
    }
    guard let node = context.rules.first(where: { $0.rule.target == field.name }) else {
      found.append(
        context.diagnostic(
          .error,
          .M206,
          "the key field \(field.name) has no rule",
          at: place,
          hint: "Add a rule that writes the source record's identifier to \(field.name).",
          found: field.name
        )
      )
      return found
    }
    let (rule, owner) = (node.rule, node.owner)
    let mayBeAbsent = rule.when != nil || (node.type.nullable && !node.type.isUnknown)
    if mayBeAbsent, rule.when != nil || node.nullPolicy != .rejectRecord {
      found.append(
        context.diagnostic(
          .error,
          .M206,
          rule.when == nil
            ? "the key field \(field.name) may be null"
            : "the key field \(field.name) is not always written",
          at: owner.pointer.appending(rule.when == nil ? "value" : "when"),
          of: owner,
          hint: rule.when == nil
            ? "Say \"on_null\": \"reject_record\"." : "Remove \"when\", or use a filter.",
          fixes: rule.when == nil ? [rejectOnNull(owner)] : []
        )
      )
    }
    return found
  }

  /// The house rule for what must have a value.
  static func rejectOnNull(_ owner: SpecOwner) -> Fix {
    Fix(
      "make a record without it invalid",
      grade: .likely,
      patch: FixPatch.add(owner.pointer.appending("on_null"), "reject_record")
    )
  }
}
