import Diagnostics
import Records

extension CheckRule {
  static let keysTellRecordsApart = CheckRule(
    "A key is made of what each record holds itself, and keeps apart what differs",
    [.M206]
  ) { context in
    let keys = context.spec.target.key
    let rules = context.rules.filter { $0.field != nil && keys.contains($0.rule.target) }
    guard context.spec.target.operation != .insert || !keys.isEmpty else { return [] }
    let constant = constantKeys(rules, context)
    return namedTwice(context) + constant + circles(rules, context) + fillingKeys(rules, context)
      + (constant.isEmpty ? mergedKeys(rules, context) : [])
  }

  private static func namedTwice(_ context: CheckContext) -> [Diagnostic] {
    var seen: Set<String> = []
    return context.spec.target.key.enumerated().compactMap { index, name in
      guard !seen.insert(name).inserted else { return nil }
      let place = JSONPointer(["target", "key"]).appending(index)
      return context.diagnostic(
        .error,
        .M206,
        "the key names \(name) twice",
        at: place,
        hint: "Name it once.",
        found: name,
        fixes: [Fix("name it once", grade: .safe, patch: FixPatch.remove(place))]
      )
    }
  }

  /// A key of constants alone, which is the same whatever the record holds.
  private static func constantKeys(_ rules: [CheckedRule], _ context: CheckContext) -> [Diagnostic]
  {
    let written = Set(rules.map(\.rule.target))
    guard let first = rules.first, written == Set(context.spec.target.key),
      rules.allSatisfy({ node in
        guard node.type.kind != .null else { return false }
        var origins = ValueOrigins(context.spec)
        return !origins.mayReadRecord(node.rule.value)
      })
    else { return [] }
    return [
      context.diagnostic(
        .error,
        .M206,
        "the key \(first.rule.target) is made of constants: records that differ get the same one",
        at: first.valuePlace,
        of: first.owner,
        hint: "Write the source record's identifier to \(first.rule.target).",
        found: first.rule.value.text
      )
    ]
  }

  /// A key that depends on the very record it is to find.
  private static func circles(_ rules: [CheckedRule], _ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.operation != .insert else { return [] }
    var used: Set<SpecUsage.Thing> = []
    for node in rules { used.formUnion(context.usage.reach(from: .rule(node.rule.id))) }
    let name = context.spec.target.key.joined(separator: ", ")
    func circle(_ what: String, _ place: JSONPointer, _ owner: SpecOwner) -> Diagnostic? {
      guard used.contains(SpecUsage.thing(owner)) else { return nil }
      return context.diagnostic(
        .error,
        .M206,
        "the key \(name) depends on \(what), and only the key tells which record that is",
        at: place,
        of: owner,
        hint: "Make the key of what the source holds."
      )
    }
    let atoms = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .current(let field) = node.content.source else { return nil }
      return circle("what the destination holds in \(field)", node.pointer, node.owner)
    }
    let tests = context.nodes.tests.compactMap { node -> Diagnostic? in
      guard node.content.op == .isNew || node.content.op == .isExisting else { return nil }
      return circle("whether the destination holds the record", node.pointer, node.owner)
    }
    return atoms + tests
  }

  /// "Fill blanks only" on a key, which is written always.
  private static func fillingKeys(_ rules: [CheckedRule], _ context: CheckContext) -> [Diagnostic] {
    rules.compactMap { node in
      guard node.rule.write == .ifEmpty, context.spec.target.operation != .insert
      else { return nil }
      let place = node.owner.pointer.appending("write")
      return context.diagnostic(
        .warning,
        .M206,
        "the key \(node.rule.target) is always written: it says which record is meant",
        at: place,
        of: node.owner,
        hint: "Leave out \"write\".",
        found: WritePolicy.ifEmpty.rawValue,
        fixes: [Fix("leave out \"write\"", grade: .safe, patch: FixPatch.remove(place))]
      )
    }
  }

  /// What gives records that differ one key.
  ///
  /// Of a key of several fields the others may differ, so nothing is said.
  private static func mergedKeys(_ rules: [CheckedRule], _ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.key.count == 1, let node = rules.first, let field = node.field
    else { return [] }
    return KeyMergers(of: node, to: field, context).found.map { merger in
      context.diagnostic(
        .warning,
        .M206,
        "two records can get the same key: \(merger.reason)",
        at: merger.place,
        of: merger.owner,
        hint: merger.isConstant
          ? "Write nothing there, and make a record without a key invalid."
          : "Write the whole value to \(field.name).",
        found: merger.text
      )
    }
  }
}
