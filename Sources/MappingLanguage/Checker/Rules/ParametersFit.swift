import Diagnostics
import Records

extension CheckRule {
  static let parametersFit = CheckRule(
    "Every step has the parameters of its function, each once and of its type",
    [.M104]
  ) { context in
    let shape = context.preparation.misfits.flatMap { node, problems in
      problems.map { problem in
        context.diagnostic(
          .error,
          .M104,
          problem.message,
          at: problem.parameter.map { node.pointer.appending($0) } ?? node.pointer,
          of: node.owner,
          hint: problem.hint,
          found: node.step.json.text(),
          expected: context.signature(of: node.step).map(StepParameters.drawing),
          candidates: Candidate.list(problem.near),
          fixes: problem.mendings.map { $0.fix(at: node.pointer) }
        )
      }
    }
    // A default of the spec is a constant in a place of its own.
    let defaults = context.spec.defaults.json
    let missing = context.preparation.refusals
      .filter { $0.node.step[$0.parameter] == nil && defaults[$0.parameter] == nil }
      .map { refusal in
        context.diagnostic(
          .error,
          .M104,
          "\"\(refusal.node.step.function)\": \(refusal.message)",
          at: refusal.node.pointer,
          of: refusal.node.owner,
          hint: "Add or correct \"\(refusal.parameter)\".",
          found: refusal.node.step.json.text()
        )
      }
    return shape + missing
  }
}
