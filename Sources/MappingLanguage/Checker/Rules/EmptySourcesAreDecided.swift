import Diagnostics
import Records

extension CheckRule {
  static let emptySourcesAreDecided = CheckRule(
    "The text says what an empty source does to a value the target holds",
    [.M804]
  ) { context in
    let spec = context.spec
    guard spec.target.operation != .insert, spec.defaults.onNull == .omit,
      !spec.description.contains(where: { eraseWords.isMentioned(in: $0.text) })
    else { return [] }
    let silent = context.rules.compactMap { node -> CatalogField? in
      guard node.rule.onNull == nil, node.type.nullable, !node.type.isUnknown,
        let field = node.field, !context.isRequired(field)
      else { return nil }
      return field
    }
    guard !silent.isEmpty else { return [] }
    return [
      context.diagnostic(
        .note,
        .M804,
        "the text does not say what an empty source does to a value that is there: it stays",
        at: JSONPointer(["defaults", "on_null"]),
        hint: "Say \"on_null\": \"write_null\" on a rule whose empty source shall erase the value.",
        found: silent.map(\.name).joined(separator: ", "),
        fixes: spec.description.first.map { sentence in
          [
            context.ask(
              "What happens to a value that is there where the source has none?",
              options: ["It stays", "It is erased"],
              because: [Because(sentence.id, quote: sentence.text)]
            )
          ]
        } ?? []
      )
    ]
  }

  /// Words of a text that speaks of taking values away.
  private static let eraseWords: WordList = [
    "erase", "erased", "clear", "cleared", "delete", "deleted", "blank", "overwrite",
    "overwritten", "keep", "kept",
  ]
}
