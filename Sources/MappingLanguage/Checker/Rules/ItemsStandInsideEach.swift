import Diagnostics
import Records

extension CheckRule {
  static let itemsStandInsideEach = CheckRule(
    "\"item\" stands only in \"keep\" and \"parts\" of a variable with \"each\"",
    [.M212]
  ) { context in
    let insideEach = Set(
      context.nodes.atoms.compactMap { node -> String? in
        guard case .lookup(let name) = node.content.source, node.isInsideEach else { return nil }
        return name
      }
    )
    return context.nodes.atoms.compactMap { node in
      guard case .item(let name) = node.content.source, !node.isInsideEach,
        // A look-up that is used inside "each" is wrong as a whole.
        node.owner.kind != .lookup || !insideEach.contains(node.owner.name)
      else { return nil }
      return context.diagnostic(
        .error,
        .M212,
        "\"item\" stands outside a variable with \"each\"",
        at: node.pointer,
        of: node.owner,
        hint: !context.source.contains(name)
          ? "Use \"field\", or put it into the parts of a variable with \"each\"."
          : "Use \"field\": \"\(name)\".",
        found: name,
        fixes: context.source.contains(name)
          ? [
            Fix(
              "read the record's own field",
              grade: .likely,
              patch: FixPatch.move(
                node.pointer.appending("item"),
                to: node.pointer.appending("field")
              )
            )
          ] : []
      )
    }
  }
}
