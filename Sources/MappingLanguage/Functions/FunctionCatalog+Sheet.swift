package import Records

extension FunctionCatalog {
  /// One function as a page for a terminal: what it takes and gives, parameters, all examples.
  package static func sheet(of function: any MappingFunction.Type) -> String {
    let signature = function.signature
    var lines = [StepParameters.drawing(signature), "  " + signature.summary]
    lines.append("  " + signature.nature)
    if !signature.parameters.isEmpty { lines += ["", "Parameters (? may be left out)"] }
    let width = signature.parameters.map(\.name.count).max() ?? 0
    for parameter in signature.parameters {
      let name = (parameter.name + (parameter.required ? "" : "?"))
      let blanks = String(repeating: " ", count: max(1, width + 3 - name.count))
      let note = parameter.note.isEmpty ? "" : "; " + parameter.note
      lines.append("  " + name + blanks + parameter.kind.words + note)
    }
    lines += ["", "Examples"]
    for example in function.examples {
      let with = example.argumentText.isEmpty ? "" : " with \(example.argumentText)"
      lines.append("  \(example.input.text())\(with)")
      lines.append("    → \(example.outcome.words)   (\(example.because))")
    }
    return lines.joined(separator: "\n")
  }

  /// The same for programs.
  package static func json(of function: any MappingFunction.Type) -> JSON {
    let signature = function.signature
    return [
      "name": .string(signature.name),
      "summary": .string(signature.summary),
      "takes": .string(signature.input.words),
      "gives": .string(signature.result.words),
      "may_fail": .bool(signature.fallible),
      "loses_information": .bool(signature.lossy),
      "parameters": .array(
        signature.parameters.map { parameter in
          [
            "name": .string(parameter.name), "kind": .string(parameter.kind.words),
            "required": .bool(parameter.required), "note": .string(parameter.note),
          ]
        }
      ),
      "examples": .array(
        function.examples.map { example in
          [
            "input": example.input,
            "arguments": .object(
              JSONObject(
                example.arguments.sorted { $0.key < $1.key }
                  .map { JSONObject.Member($0.key, $0.value) }
              )
            ),
            "outcome": .string(example.outcome.words), "because": .string(example.because),
          ]
        }
      ),
    ]
  }
}

extension FunctionSignature {
  /// `text → text; cannot fail; loses information`.
  package var nature: String {
    "\(input.words) → \(result.words)" + (fallible ? "; may fail" : "; cannot fail")
      + (lossy ? "; loses information" : "")
  }
}
