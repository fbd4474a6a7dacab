import Diagnostics
import Records

extension CheckRule {
  static let functionsExist = CheckRule("Every step calls a function of the language", [.M103]) {
    context in
    let steps = context.nodes.steps
    let unknown = steps.indices.filter { !context.functions.contains(steps[$0].step.function) }
    guard !unknown.isEmpty else { return [] }
    let repair = StepRepair(context)
    return unknown.map { position in
      let node = steps[position]
      let name = node.step.function
      let function = repair.unknown(at: position)
      let replacement = repair.replacement(at: position, by: function)
      return context.diagnostic(
        .error,
        .M103,
        "there is no function \"\(name)\"",
        at: node.pointer.appending("fn"),
        of: node.owner,
        hint: function.hint(choosing: replacement)
          ?? "Say it with the functions that exist, or turn the sentence into a question.",
        found: name,
        candidates: function.candidates,
        fixes: replacement.map { [fix(replacing: node, by: $0)] } ?? []
      )
    }
  }

  private static func fix(replacing node: SpecNodes.StepNode, by steps: [Step]) -> Fix {
    let names = steps.map { "\"\($0.function)\"" }.listed("and")
    let list = JSONPointer(node.pointer.tokens.dropLast())
    let place = node.pointer.tokens.last.flatMap { Int($0) } ?? 0
    let others = steps.dropFirst().enumerated().map { offset, step in
      JSONPatch.Operation(.add, list.appending(place + 1 + offset), value: step.json)
    }
    return Fix(
      "call \(names)",
      grade: .likely,
      patch: FixPatch.text(
        [JSONPatch.Operation(.replace, node.pointer, value: steps[0].json)] + others
      )
    )
  }
}
