import Diagnostics
import Records

extension CheckRule {
  static let pluckedFieldsExist = CheckRule(
    "A step that takes a field out of every record takes one that the records have",
    [.M201]
  ) { context in
    context.nodes.steps.flatMap { node -> [Diagnostic] in
      guard node.input.type == .list(.record), let signature = context.signature(of: node.step),
        let (list, members) = elements(before: node, context)
      else { return [] }
      return signature.parameters.compactMap { parameter in
        guard parameter.kind == .field, case .constant(let value) = node.step[parameter.name],
          let path = value.string, !has(path, members)
        else { return nil }
        return context.diagnostic(
          .error,
          .M201,
          "an element of \(list) has no field \"\(path)\"",
          at: node.pointer.appending(parameter.name),
          of: node.owner,
          hint: NearestNames.hint(for: path, in: members.sorted()) ?? "Use one of its fields.",
          found: path,
          expected: members.sorted().joined(separator: ", "),
          candidates: Candidate.list(NearestNames.of(path, in: members.sorted()))
        )
      }
    }
  }

  /// What the list is called that a step stands on, and the fields of its elements; `nil` where
  /// they are not known.
  private static func elements(
    before node: SpecNodes.StepNode,
    _ context: CheckContext
  ) -> (list: String, members: Set<String>)? {
    let place = JSONPointer(node.pointer.tokens.dropLast(2))
    // The steps before this one left the records as they are: none makes others.
    guard let atom = context.nodes.atoms.first(where: { $0.pointer == place })?.content
    else { return nil }
    let list: String
    let members: Set<String>
    switch atom.source {
    case .field(let name):
      (list, members) = (name, Set(context.source.elementFields(of: name).keys))
    case .current(let name):
      (list, members) = (name, Set(context.target.elementFields(of: name).keys))
    case .variable(let name):
      guard case .record(let body) = context.spec.variables.first(where: { $0.name == name })?.body
      else { return nil }
      (list, members) = (name, Set(body.parts.map(\.to)))
    case .constant, .lookup, .run, .item: return nil
    }
    return members.isEmpty ? nil : (list, members)
  }

  /// Whether the elements have it, or may have it in a member whose own fields nobody lists.
  private static func has(_ path: String, _ members: Set<String>) -> Bool {
    if members.contains(path) { return true }
    return members.contains { member in
      if member.hasPrefix(path + ".") { return true }
      let start = member + "."
      return path.hasPrefix(start) && !members.contains { $0.hasPrefix(start) }
    }
  }
}
