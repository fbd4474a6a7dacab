import Records

extension FunctionCatalog {
  /// The manual as Markdown: every function with its parameters and all of its examples.
  package static func manual() -> String {
    var text = """
      <!-- GENERATED from the functions themselves by `swift run dev regenerate`. -->

      # Functions

      Every step of a mapping calls one of these \(all.count) functions. All but `default` and
      `required` are strict: null in, null out. A text result without characters is null. A text of
      more than \(MadeText.bytesMax) bytes ends any step with `R115`, also one that cannot fail;
      a list of more than \(MappingProgram.elementsMax) elements that a step makes ends it with
      `R134`. A list or a record of more than \(RecordEngine.sizeMax) bytes is refused with `R115`.

      """
    for function in all { text += "\n" + section(function) }
    return text
  }

  private static func section(_ function: any MappingFunction.Type) -> String {
    let signature = function.signature
    var text = "## `\(signature.name)`\n\n\(signature.summary)\n\n"
    text += signature.nature + ".\n"
    if !signature.parameters.isEmpty {
      text += "\n| Parameter | Kind | |\n| --- | --- | --- |\n"
      for parameter in signature.parameters {
        let kind = parameter.kind.words + (parameter.required ? "" : ", optional")
        text += "| `\(parameter.name)` | \(cell(kind)) | \(cell(parameter.note)) |\n"
      }
    }
    text += "\n| From | With | Gives | |\n| --- | --- | --- | --- |\n"
    for example in function.examples {
      let columns = [
        code(example.input.text()), code(example.argumentText), code(example.outcome.words),
        cell(example.because),
      ]
      text += "| " + columns.joined(separator: " | ") + " |\n"
    }
    return text
  }

  private static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(cell(text))`" }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// The listing for a prompt: one line a function, its parameters and one example.
  package static func prompt() -> String {
    var text = """
      <!-- GENERATED from the functions themselves by `swift run dev regenerate`. -->
      name(parameter: kind, …; ? = optional) | takes -> gives | what it does | example

      """
    for function in all {
      let signature = function.signature
      let parameters = signature.parameters.map { parameter in
        parameter.name + (parameter.required ? "" : "?") + ": " + parameter.kind.words
      }
      text += "\(signature.name)(\(parameters.joined(separator: ", ")))"
      text += " | \(signature.input.words) -> \(signature.result.words)"
      text += signature.fallible ? ", may fail" : ""
      text += " | \(signature.summary) | "
      text +=
        function.examples.first.map { example in
          let arguments = example.argumentText.isEmpty ? "" : " with \(example.argumentText)"
          return "\(example.input.text())\(arguments) -> \(example.outcome.words)"
        } ?? ""
      text += "\n"
    }
    return text
  }
}

extension FunctionExample {
  var argumentText: String {
    guard !arguments.isEmpty else { return "" }
    let members = arguments.sorted { $0.key < $1.key }.map { JSONObject.Member($0.key, $0.value) }
    return JSON.object(JSONObject(members)).text()
  }
}

extension FunctionExample.Outcome {
  var words: String {
    switch self {
    case .gives(let value): value.text()
    case .fails(let code): "error \(code.rawValue)"
    }
  }
}

extension FunctionSignature.Input {
  var words: String {
    switch self {
    case .any: "any"
    case .text: "text"
    case .number: "int or dec"
    case .scalar: "single value"
    case .types(let types): types.map(\.name).joined(separator: " or ")
    case .list: "list"
    case .scalars: "list of single values"
    case .records: "list<record>"
    }
  }
}

extension FunctionSignature.Result {
  var words: String {
    switch self {
    case .type(let type): type.name
    case .sameAsInput: "the same"
    case .element: "its element"
    case .listOf(let type): "list<\(type.name)>"
    case .values(let values): values.joined(separator: "/")
    case .fromArguments: "what the table holds"
    }
  }
}

extension FunctionSignature.Parameter.Kind {
  var words: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .boolean: "true/false"
    case .word(let words): words.joined(separator: "/")
    case .scalar: "scalar"
    case .scalars: "scalars"
    case .texts: "texts"
    case .pattern: "regular expression"
    case .valueMap: "value map"
    case .datePatterns: "date patterns"
    case .datePattern: "date pattern"
    case .field: "field"
    case .secret: "name of a secret"
    }
  }
}
