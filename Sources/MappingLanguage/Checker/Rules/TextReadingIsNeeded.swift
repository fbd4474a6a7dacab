import Diagnostics
import Records

extension CheckRule {
  static let textReadingIsNeeded = CheckRule(
    "A field is read as text only where it could be something else",
    [.M214]
  ) { context in
    context.nodes.atoms.compactMap { node in
      guard node.content.asText else { return nil }
      let type: FieldType? =
        switch node.content.source {
        case .field(let name): context.source[name]?.type
        case .current(let name): context.target[name]?.type
        case .item, .constant, .variable, .lookup, .run: nil
        }
      // An id or an option that is read as text is another type: that may be what is meant.
      guard type == .text else { return nil }
      return context.diagnostic(
        .note,
        .M214,
        "\(node.content.text) is text, so \"as\": \"text\" changes nothing",
        at: node.pointer.appending("as"),
        of: node.owner,
        hint: "Leave it out.",
        fixes: [
          Fix("leave it out", grade: .safe, patch: FixPatch.remove(node.pointer.appending("as")))
        ]
      )
    }
  }
}
