import Diagnostics
import Records

extension CheckRule {
  static let functionsExist = CheckRule("Every step calls a function of the language", [.M103]) {
    context in
    context.nodes.steps.compactMap { node in
      let name = node.step.function
      guard !context.functions.contains(name) else { return nil }
      let suggestions = context.functions.suggestions(for: name)
      let pointer = node.pointer.appending("fn")
      return context.diagnostic(
        .error,
        .M103,
        "there is no function \"\(name)\"",
        at: pointer,
        of: node.owner,
        hint: suggestions.isEmpty
          ? "Say it with the functions that exist, or turn the sentence into a question."
          : "Use " + suggestions.map { "\"\($0)\"" }.joined(separator: " or ") + ".",
        found: name,
        fixes: suggestions.prefix(1).map { suggestion in
          Fix(
            "call \"\(suggestion)\"",
            grade: .likely,
            patch: FixPatch.replace(pointer, with: .string(suggestion))
          )
        }
      )
    }
  }
}
