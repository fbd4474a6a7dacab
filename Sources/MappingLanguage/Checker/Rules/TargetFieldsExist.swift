import Diagnostics
import Records

extension CheckRule {
  static let targetFieldsExist = CheckRule(
    "Every field that is written is a field of the target",
    [.M202]
  ) { context in
    var found: [Diagnostic] = []
    for node in context.rules where node.field == nil {
      found.append(unknownTarget(of: node, context))
    }
    for (index, filter) in context.spec.filters.enumerated() {
      guard let target = filter.target, !context.target.contains(target) else { continue }
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      found.append(unknown(target, context, owner, owner.pointer.appending("target")))
    }
    for (index, key) in context.spec.target.key.enumerated()
    where context.target.ownField(key) == nil {
      let pointer = JSONPointer(["target", "key", String(index)])
      found.append(unknown(key, context, nil, pointer))
    }
    for node in context.nodes.atoms {
      guard case .current(let name) = node.content.source, context.target.ownField(name) == nil
      else { continue }
      let wanted = WantedType(of: node, context)
      found.append(
        unknown(name, context, node.owner, node.pointer.appending("current")) {
          wanted.takes($0.type)
        }
      )
    }
    return found
  }

  private static func unknown(
    _ name: String,
    _ context: CheckContext,
    _ owner: SpecOwner?,
    _ pointer: JSONPointer,
    fitting fits: (CatalogField) -> Bool = { _ in true }
  ) -> Diagnostic {
    let target = context.target
    if let list = target.list(around: name) {
      return fieldOfElements(name, of: list, context, owner, pointer)
    }
    let near = context.candidates(for: name, in: target, fitting: fits)
    return context.diagnostic(
      .error,
      .M202,
      "\(target.system) \(target.object) has no field \"\(name)\"",
      at: pointer,
      of: owner,
      hint: near.hint ?? "Pull the catalog again, or leave the field out.",
      found: name,
      candidates: near.fields.map(\.candidate),
      fixes: [near.meant].compactMap(\.self).map { field in
        Fix(
          "use \"\(field.name)\"",
          grade: .likely,
          patch: FixPatch.replace(pointer, with: .string(field.name))
        )
      }
    )
  }

  /// A field that every element of a list has, used as if the record had it once.
  private static func fieldOfElements(
    _ name: String,
    of list: CatalogField,
    _ context: CheckContext,
    _ owner: SpecOwner?,
    _ pointer: JSONPointer
  ) -> Diagnostic {
    let member = String(name.dropFirst(list.name.count + 1))
    let hint =
      switch pointer.tokens.last {
      case "target":
        "Write a variable with \"each\" and a part with \"to\": \"\(member)\", and let the rule"
          + " of \(list.name) use it."
      case "current": "Read the whole list with {\"current\": \"\(list.name)\"}."
      default: "Use a field that a record has once."
      }
    return context.diagnostic(
      .error,
      .M202,
      CheckContext.standsInElements(name, of: list),
      at: pointer,
      of: owner,
      hint: hint,
      found: name
    )
  }

  private static func unknownTarget(
    of node: CheckedRule,
    _ context: CheckContext
  )
    -> Diagnostic
  {
    let (rule, owner, type) = (node.rule, node.owner, node.type)
    let pointer = owner.pointer.appending("target")
    guard let object = type.references, type.type == .id || type.type == .reference,
      context.target.list(around: rule.target) == nil
    else {
      return unknown(rule.target, context, owner, pointer) { $0.takes(type) }
    }
    return ReferenceTarget(object: object, context).diagnostic(
      .M202,
      "\(context.target.system) \(context.target.object) has no field \"\(rule.target)\"",
      owner,
      because: rule.because
    )
  }
}
