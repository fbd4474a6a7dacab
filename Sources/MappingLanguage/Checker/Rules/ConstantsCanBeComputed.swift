import Diagnostics
import Records

extension CheckRule {
  static let constantsCanBeComputed = CheckRule(
    "What is done with a constant can be done",
    [.M503]
  ) { context in
    context.nodes.atoms.compactMap { node in
      guard case .constant(let json) = node.content.source,
        let constant = ConstantValue(json), !node.content.then.isEmpty
      else { return nil }
      var arena = Arena()
      var value = constant.make(in: &arena)
      for (index, step) in node.content.then.enumerated() {
        let pointer = node.pointer.appending("then").appending(index)
        guard let function = context.preparation.functions[pointer], !step.each,
          !step.nullOnError, !context.types.input(of: pointer).isUnknown
        else { return nil }
        if value.isNull, !type(of: function).seesNull { return nil }
        do throws(FunctionFault) {
          value = try function.apply(value, &arena)
        } catch {
          return failure(error, of: step, json, at: pointer, node.owner, context)
        }
      }
      return nil
    }
  }

  private static func failure(
    _ fault: FunctionFault,
    of step: Step,
    _ constant: JSON,
    at pointer: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M503,
      "\"\(step.function)\" fails for every record here: \(fault.message)",
      at: pointer,
      of: owner,
      hint: "Change the constant, or leave out the step.",
      found: constant.text(),
      expected: nil
    )
  }
}
