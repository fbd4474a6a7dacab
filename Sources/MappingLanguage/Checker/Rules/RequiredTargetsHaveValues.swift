import Diagnostics
import Records

extension CheckRule {
  static let requiredTargetsHaveValues = CheckRule(
    "A field the target requires always has a value, or its record is refused",
    [.M402]
  ) { context in
    context.rules.compactMap { node in
      guard let field = node.field, context.isRequired(field),
        !context.spec.target.key.contains(field.name)
      else { return nil }
      if node.rule.when != nil { return sometimesSilent(field, node.owner, context) }
      guard node.mayBeEmpty == true else { return nil }
      guard node.nullPolicy == .rejectRecord else { return maybeNull(field, node, context) }
      return speaksOfNothing(node.rule, context.spec) ? nil : refused(field, node.owner, context)
    }
  }

  private static func sometimesSilent(
    _ field: CatalogField,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M402,
      "\(field.name) is required on \(context.target.object), and its rule does not always write",
      at: owner.pointer.appending("when"),
      of: owner,
      hint: "Use a \"case\" with an \"else\" instead of \"when\", or a filter.",
      expected: field.drawing
    )
  }

  /// Whether a sentence behind the rule says what happens where there is no value.
  private static func speaksOfNothing(_ rule: Rule, _ spec: MappingSpec) -> Bool {
    let words: Set<Substring> = ["empty", "missing", "blank", "without", "required", "invalid"]
    return rule.because.contains { because in
      let text = (spec.description + spec.assumptions).first { $0.id == because.sentence }?.text
      return (text ?? "").lowercased().split { !$0.isLetter }.contains { words.contains($0) }
    }
  }

  /// The house rule answers; a person should know that the text does not.
  private static func refused(
    _ field: CatalogField,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .note,
      .M402,
      "\(field.name) is required on \(context.target.object), and its value may be null: such a"
        + " record becomes invalid",
      at: owner.pointer.appending("value"),
      of: owner,
      hint: "Say in the description what happens instead: skip such records, or use another value.",
      found: "null, with on_null reject_record",
      expected: field.drawing
    )
  }

  private static func maybeNull(
    _ field: CatalogField,
    _ node: CheckedRule,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M402,
      "\(field.name) is required on \(context.target.object), and its value may be null: nothing"
        + " says what happens then",
      at: node.valuePlace,
      of: node.owner,
      hint: "Say \"on_null\": \"reject_record\" to make such a record invalid, add a \"default\""
        + " or a \"coalesce\", or filter such records.",
      found: "null, with on_null \(node.nullPolicy.rawValue)",
      expected: field.drawing,
      fixes: [
        rejectOnNull(node.owner),
        context.ask(
          "\(field.label) is required and may be empty. What then?",
          options: ["The record is invalid", "Skip the record", "Use a fixed text"],
          because: node.rule.because
        ),
      ]
    )
  }
}
