import Diagnostics
import Records

extension CheckRule {
  static let rulesCanWrite = CheckRule(
    "A rule can write something, and what it says to write is more than blanks",
    [.M704]
  ) { context in
    alwaysNull(context) + blankConstants(context) + blankEntries(context) + neverEmpty(context)
      + insertedRecords(context)
  }

  private static let blankHint = "Write null where nothing is meant, or a text."

  /// Rules without any value; one that erases does something, and what is required is M402.
  private static func alwaysNull(_ context: CheckContext) -> [Diagnostic] {
    context.rules.compactMap { node in
      guard node.type.kind == .null, node.nullPolicy == .omit, let field = node.field,
        !context.isRequired(field), !context.spec.target.key.contains(field.name),
        blank(node.rule.value) == nil
      else { return nil }
      return context.diagnostic(
        .warning,
        .M704,
        "\(node.rule.id) never writes: its value is always null",
        at: node.valuePlace,
        of: node.owner,
        hint: "Remove the rule and say why under not_mapped, or say \"on_null\": \"write_null\""
          + " where \(field.name) is to be erased.",
        found: node.rule.value.text
      )
    }
  }

  /// Blanks that are written as a whole; in a `concat` they part two texts.
  private static func blankConstants(_ context: CheckContext) -> [Diagnostic] {
    let written = context.rules.map { (place: $0.valuePlace, value: $0.rule.value, $0.owner) }
    return written.flatMap { place, value, owner -> [Diagnostic] in
      var found: [Diagnostic] = []
      func add(_ atom: Atom, _ place: JSONPointer) {
        guard let text = blank(atom) else { return }
        found.append(blankText(text, at: place.appending("const"), owner, context))
      }
      switch value.head {
      case .atom(let atom): add(atom, place)
      case .coalesce(let atoms):
        for (index, atom) in atoms.enumerated() {
          add(atom, place.appending("coalesce").appending(index))
        }
      case .choice(let arms, let otherwise):
        for (index, arm) in arms.enumerated() {
          add(arm.value, place.appending("case").appending(index).appending("value"))
        }
        add(otherwise, place.appending("else"))
      case .concat, .calc, .list, .test: break
      }
      return found
    }
  }

  private static func blankEntries(_ context: CheckContext) -> [Diagnostic] {
    context.spec.valueMaps.enumerated().flatMap { index, map in
      map.entries.enumerated().compactMap { position, entry in
        guard let text = entry.to.string, isBlank(text) else { return nil }
        let entries = JSONPointer(["value_maps", String(index), "entries"])
        return blankText(text, at: entries.appending(position).appending("to"), nil, context)
      }
    }
  }

  private static func blankText(
    _ text: String,
    at place: JSONPointer,
    _ owner: SpecOwner?,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .warning,
      .M704,
      "\(JSON.string(text).text()) is blank, and blank is null: it is never written",
      at: place,
      of: owner,
      hint: blankHint,
      found: text,
      fixes: [Fix("write null", grade: .safe, patch: FixPatch.replace(place, with: .null))]
    )
  }

  private static func blank(_ value: ValueExpression) -> String? {
    if case .atom(let atom) = value.head { blank(atom) } else { nil }
  }

  private static func blank(_ atom: Atom) -> String? {
    guard case .constant(let value) = atom.source, atom.then.isEmpty, let text = value.string,
      isBlank(text)
    else { return nil }
    return text
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  /// A rule that fills blanks only, where its target holds something.
  private static func neverEmpty(_ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.operation != .insert else { return [] }
    return context.rules.compactMap { node in
      guard let when = node.rule.when, context.spec.fillsOnly(node.rule),
        when.mode == .all || when.tests.count == 1,
        let test = when.tests.first(where: { test in
          guard let of = test.of, case .current(let name) = of.source else { return false }
          return name == node.rule.target && test.op.isFalseOnNull
            && !of.then.contains { $0.function == "default" }
        })
      else { return nil }
      return context.diagnostic(
        .warning,
        .M704,
        "\(node.rule.id) never writes: it fills \(node.rule.target) only where that is empty",
        at: node.owner.pointer.appending("when"),
        of: node.owner,
        hint: "Let the rule write always, or remove the test.",
        found: test.text
      )
    }
  }

  /// What is asked of a record that does not exist yet.
  private static func insertedRecords(_ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.operation == .insert, context.target.readable else { return [] }
    return context.nodes.atoms.compactMap { node in
      guard case .current(let name) = node.content.source, context.target.ownField(name) != nil
      else { return nil }
      return context.diagnostic(
        .warning,
        .M704,
        "a record that is only inserted holds nothing: its \(name) is always null",
        at: node.pointer,
        of: node.owner,
        hint: "Leave it out, or use another operation.",
        found: node.content.text
      )
    }
  }
}
